import type { HostName } from '../../contract/lab.ts'
import type { TerminalInfo } from '../../contract/terminal.ts'

/** A tab keeps its key, and what is on its screen, when its shell is replaced by a new one. */
export interface Tab {
  key: string
  info: TerminalInfo
  /** Why the shell is not shown: it ended with a status, or another window shows it. */
  stopped?: { kind: 'ended'; status: number } | { kind: 'elsewhere' }
}

export interface Deck {
  tabs: readonly Tab[]
  /** Key of the tab that is shown. */
  active?: string
}

export type DeckEvent =
  | { kind: 'opened'; info: TerminalInfo; select: boolean }
  | { kind: 'replaced'; key: string; info: TerminalInfo }
  | { kind: 'stopped'; id: string; stopped: NonNullable<Tab['stopped']> }
  | { kind: 'resumed'; key: string }
  | { kind: 'closed'; key: string }
  | { kind: 'selected'; key: string }

export const emptyDeck: Deck = { tabs: [] }

export function deckAfter(deck: Deck, event: DeckEvent): Deck {
  switch (event.kind) {
    case 'opened': {
      const key = event.info.id
      if (deck.tabs.some((tab) => tab.info.id === key)) return deck
      const active = event.select || !deck.active ? key : deck.active
      return { tabs: [...deck.tabs, { key, info: event.info }], active }
    }
    case 'replaced':
      return change(
        deck,
        (tab) => tab.key === event.key,
        (tab) => ({ key: tab.key, info: event.info }),
      )
    case 'stopped':
      return change(
        deck,
        (tab) => tab.info.id === event.id,
        (tab) => ({ ...tab, stopped: event.stopped }),
      )
    case 'resumed':
      return change(
        deck,
        (tab) => tab.key === event.key,
        ({ key, info }) => ({ key, info }),
      )
    case 'closed': {
      const at = deck.tabs.findIndex((tab) => tab.key === event.key)
      const tabs = deck.tabs.filter((tab) => tab.key !== event.key)
      const neighbour = tabs[Math.min(at, tabs.length - 1)]
      return { tabs, active: deck.active === event.key ? neighbour?.key : deck.active }
    }
    case 'selected':
      return { ...deck, active: event.key }
  }
}

function change(deck: Deck, which: (tab: Tab) => boolean, how: (tab: Tab) => Tab): Deck {
  return { ...deck, tabs: deck.tabs.map((tab) => (which(tab) ? how(tab) : tab)) }
}

/** The tab that text for a host goes to: the one that is shown if it fits, else the host's first. */
export function tabFor(deck: Deck, host: HostName): Tab | undefined {
  const fitting = deck.tabs.filter((tab) => tab.info.host === host && !tab.stopped)
  return fitting.find((tab) => tab.key === deck.active) ?? fitting[0]
}

export interface DeckPlan {
  /** Tabs whose shell is gone. */
  replace: Tab[]
  /** Tabs to add, in the order of the hosts: of shells that run already, or of new ones on a host. */
  add: ({ info: TerminalInfo } | { host: HostName })[]
}

/** What to do so that the deck fits the shells that really run; `first` when the window was just opened. */
export function planDeck(
  deck: Deck,
  terminals: readonly TerminalInfo[],
  hosts: readonly HostName[],
  first: boolean,
): DeckPlan {
  const running = terminals.filter((info) => info.state === 'running')
  const isShown = (info: TerminalInfo) => deck.tabs.some((tab) => tab.info.id === info.id)
  const unshown = running.filter((info) => !isShown(info))
  const onHosts = hosts.flatMap((host): DeckPlan['add'] => {
    if (first && !running.some((info) => info.host === host)) return [{ host }]
    return unshown.filter((info) => info.host === host).map((info) => ({ info }))
  })
  const elsewhere = unshown.filter((info) => !hosts.includes(info.host)).map((info) => ({ info }))
  return {
    replace: deck.tabs.filter((tab) => !running.some((info) => info.id === tab.info.id)),
    add: [...onHosts, ...elsewhere],
  }
}
