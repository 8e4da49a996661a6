import { useEffect, useEffectEvent, useReducer, useRef } from 'react'
import type { HostName } from '../../contract/lab.ts'
import type { TerminalInfo, TerminalSize } from '../../contract/terminal.ts'
import type { Trouble } from '../../contract/lab.ts'
import { troubleOf } from '../connection/trouble.ts'
import { useConnection } from '../connection/use-connection.ts'
import type { Deck, DeckEvent, Tab } from './deck.ts'
import { deckAfter, emptyDeck, planDeck, tabFor } from './deck.ts'
import type { TerminalSession } from './session.ts'

export interface Terminals {
  deck: Deck
  tell(event: DeckEvent): void
  openOn(host: HostName): Promise<void>
  renew(tab: Tab): Promise<void>
  close(tab: Tab): void
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
  const [deck, tell] = useReducer(deckAfter, emptyDeck)
  const sessions = useRef(new Map<string, TerminalSession>())
  /** Text for tabs whose xterm isn't there yet. */
  const waiting = useRef(new Map<string, string>())
  const size = useRef<TerminalSize>({ cols: 80, rows: 24 })
  const isFirst = useRef(true)

  const start = (host: HostName): Promise<TerminalInfo> =>
    client.terminal.open({ exercise, host, ...size.current })
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
      for (const tab of plan.replace)
        tell({ kind: 'replaced', key: tab.key, info: await start(tab.info.host) })
      for (const tab of plan.add) {
        tell({ kind: 'opened', info: 'info' in tab ? tab.info : await start(tab.host), select: false })
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

  return {
    deck,
    tell,
    openOn: async (host) => {
      const info = await attempt(() => start(host))
      if (info) tell({ kind: 'opened', info, select: true })
    },
    renew: async (tab) => {
      // The ended one gives its name back first.
      const info = await attempt(async () => {
        await client.terminal.close({ id: tab.info.id })
        return start(tab.info.host)
      })
      if (info) tell({ kind: 'replaced', key: tab.key, info })
    },
    close: (tab) => {
      tell({ kind: 'closed', key: tab.key })
      void attempt(() => client.terminal.close({ id: tab.info.id }))
    },
    type: (host, text) => {
      const put = (key: string) => {
        const session = sessions.current.get(key)
        if (!session) return void waiting.current.set(key, text)
        session.type(text)
        session.focus()
      }
      const tab = tabFor(deck, host)
      if (tab) {
        tell({ kind: 'selected', key: tab.key })
        // The tab must be shown before it can have the focus.
        return void setTimeout(() => put(tab.key))
      }
      void attempt(async () => {
        const info = await start(host)
        tell({ kind: 'opened', info, select: true })
        put(info.id)
      })
    },
    register: (key, session) => {
      sessions.current.set(key, session)
      const text = waiting.current.get(key)
      if (text !== undefined) {
        waiting.current.delete(key)
        session.type(text)
        session.focus()
      }
      return () => void sessions.current.delete(key)
    },
    resized: (newSize) => void (size.current = newSize),
  }
}
