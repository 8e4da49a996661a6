import { useEffect, useEffectEvent, useReducer, useRef } from 'react'
import type { HostName } from '../../contract/lab.ts'
import type { TerminalInfo, TerminalSize } from '../../contract/terminal.ts'
import type { Trouble } from '../../contract/lab.ts'
import { troubleOf } from '../connection/trouble.ts'
import { useConnection } from '../connection/use-connection.ts'
import { currentSettings } from '../settings/settings.ts'
import type { Deck, DeckEvent, Tab } from './deck.ts'
import { activeTab, canSplit, deckAfter, planDeck, tabFor, unshownTab } from './deck.ts'
import { keepDeck, keptDeck } from './kept-deck.ts'
import { type Along, type Direction, panesOf, paneTowards } from './layout.ts'
import type { TerminalSession } from './session.ts'

const movesPanes: ReadonlySet<DeckEvent['kind']> = new Set(['closed', 'unsplit', 'alone', 'resumed'])

export interface Terminals {
  deck: Deck
  tell(event: DeckEvent): void
  openOn(host: HostName): Promise<void>
  renew(tab: Tab): Promise<void>
  close(tab: Tab): void
  /** A pane beside or below the active one, with a terminal that isn't shown, else with a new one on the same host. */
  split(along: Along): Promise<void>
  /** Puts the focus into the pane in that direction. */
  goTowards(direction: Direction): void
  focus(key: string): void
  /** The xterm that is in front. */
  inFront(): TerminalSession | undefined
  /** Puts text into a host's terminal without running it; opens one where there is none. */
  type(host: HostName, text: string): void
  /** A tab's xterm is there; the answer takes it back. */
  register(key: string, session: TerminalSession): () => void
  resized(size: TerminalSize): void
}

export interface TerminalsOptions {
  exercise: string
  hosts: readonly HostName[]
  /** Names the set of hosts that is open; a new one brings new shells. */
  hostsKey?: string
  onTrouble(trouble: Trouble): void
}

export function useTerminals({ exercise, hosts, hostsKey, onTrouble }: TerminalsOptions): Terminals {
  const { client } = useConnection()
  const [deck, tell] = useReducer(deckAfter, exercise, keptDeck)
  useEffect(() => keepDeck(exercise, deck), [exercise, deck])
  const sessions = useRef(new Map<string, TerminalSession>())
  /** What is to be done with tabs whose xterm isn't there yet. */
  const waiting = useRef(new Map<string, (session: TerminalSession) => void>())
  const size = useRef<TerminalSize>({ cols: 80, rows: 24 })
  const isFirst = useRef(true)

  const start = (host: HostName): Promise<TerminalInfo> =>
    client.terminal.open({ exercise, host, record: currentSettings().record, ...size.current })
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work()
    } catch (error) {
      onTrouble(troubleOf(error))
      return undefined
    }
  }

  const fit = useEffectEvent((isCurrent: () => boolean) =>
    attempt(async () => {
      const terminals = await client.terminal.list({ exercise })
      if (!isCurrent()) return
      const plan = planDeck(deck, terminals, hosts, isFirst.current)
      isFirst.current = false
      try {
        for (const tab of plan.replace)
          tell({ kind: 'replaced', key: tab.key, info: await start(tab.info.host) })
        for (const tab of plan.add) {
          tell({ kind: 'opened', info: 'info' in tab ? tab.info : await start(tab.host), select: false })
        }
      } finally {
        tell({ kind: 'settled' })
      }
    }),
  )
  useEffect(() => {
    if (!hostsKey) return
    let current = true
    void fit(() => current)
    return () => {
      current = false
    }
  }, [hostsKey])

  const withSession = (key: string, act: (session: TerminalSession) => void) => {
    // What was told must be on the screen first: what isn't shown takes no focus.
    setTimeout(() => {
      const session = sessions.current.get(key)
      if (session) act(session)
      else waiting.current.set(key, act)
    })
  }
  const focus = (key: string) => withSession(key, (session) => session.focus())
  /** What had the focus may go with a pane, a tab or a button; then the terminal that is in front takes it. */
  const tellAndFocus = (event: DeckEvent) => {
    tell(event)
    if (!movesPanes.has(event.kind)) return
    const next = activeTab(deckAfter(deck, event))
    if (next) focus(next.key)
  }

  return {
    deck,
    tell: tellAndFocus,
    openOn: async (host) => {
      const info = await attempt(() => start(host))
      if (!info) return
      tell({ kind: 'opened', info, select: true })
      focus(info.id)
    },
    split: async (along) => {
      const active = activeTab(deck)
      if (!active || !canSplit(deck)) return
      const other = unshownTab(deck)
      const info = other ? undefined : await attempt(() => start(active.info.host))
      if (info) tell({ kind: 'opened', info, select: false })
      const key = other?.key ?? info?.id
      if (key === undefined) return
      tell({ kind: 'split', along, key })
      focus(key)
    },
    goTowards: (direction) => {
      const pane = paneTowards(deck.place, deck.pane, direction)
      const key = panesOf(deck.place).find(({ id }) => id === pane)?.tab
      if (key === undefined) return
      tell({ kind: 'selected', key })
      focus(key)
    },
    focus,
    inFront: () => sessions.current.get(activeTab(deck)?.key ?? ''),
    renew: async (tab) => {
      // The ended one gives its name back first.
      const info = await attempt(async () => {
        await client.terminal.close({ id: tab.info.id })
        return start(tab.info.host)
      })
      if (!info) return
      tell({ kind: 'replaced', key: tab.key, info })
      focus(tab.key)
    },
    close: (tab) => {
      tellAndFocus({ kind: 'closed', key: tab.key })
      void attempt(() => client.terminal.close({ id: tab.info.id }))
    },
    type: (host, text) => {
      const put = (key: string) =>
        withSession(key, (session) => {
          session.type(text)
          session.focus()
        })
      const tab = tabFor(deck, host)
      if (tab) {
        tell({ kind: 'selected', key: tab.key })
        return put(tab.key)
      }
      void attempt(async () => {
        const info = await start(host)
        tell({ kind: 'opened', info, select: true })
        put(info.id)
      })
    },
    register: (key, session) => {
      sessions.current.set(key, session)
      waiting.current.get(key)?.(session)
      waiting.current.delete(key)
      return () => void sessions.current.delete(key)
    },
    resized: (newSize) => void (size.current = newSize),
  }
}
