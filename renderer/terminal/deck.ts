import type { HostName } from '../../contract/lab.ts'
import type { TerminalInfo } from '../../contract/terminal.ts'
import {
  type Along,
  MAX_PANES,
  onePane,
  type Pane,
  panesOf,
  type Place,
  splitAt,
  withoutPane,
  withSizes,
  withTab,
} from './layout.ts'

/** A tab keeps its key, and what is on its screen, when its shell is replaced by a new one. */
export interface Tab {
  key: string
  info: TerminalInfo
  /** What the learner calls it; else it has its terminal's title. */
  name?: string
  /** Why the shell is not shown: it ended with a status, or another window shows it. */
  stopped?: { kind: 'ended'; status: number } | { kind: 'elsewhere' }
}

export interface Deck {
  tabs: readonly Tab[]
  place: Place
  /** Id of the pane that what is chosen, split or closed concerns. */
  pane: string
  /** Ids of terminals with their names, in the order of the tabs, as it was when the window was last open. */
  before?: readonly (readonly [id: string, name: string | undefined])[]
}

export type DeckEvent =
  | { kind: 'opened'; info: TerminalInfo; select: boolean }
  | { kind: 'replaced'; key: string; info: TerminalInfo }
  | { kind: 'stopped'; id: string; stopped: NonNullable<Tab['stopped']> }
  | { kind: 'resumed'; key: string }
  | { kind: 'closed'; key: string }
  | { kind: 'selected'; key: string }
  | { kind: 'renamed'; key: string; name: string }
  | { kind: 'moved'; key: string; by: 1 | -1 }
  | { kind: 'split'; along: Along; key: string }
  | { kind: 'unsplit'; pane: string }
  | { kind: 'alone' }
  | { kind: 'sized'; split: string; sizes: Readonly<Record<string, number>> }
  /** All terminals that there are have their tabs. */
  | { kind: 'settled' }

export const emptyDeck: Deck = { tabs: [], place: onePane, pane: onePane.id }

export const titleOf = (tab: Tab): string => tab.name ?? tab.info.title

/** The tab that is in front: what the active pane shows. */
export function activeTab(deck: Deck): Tab | undefined {
  const key = panesOf(deck.place).find(({ id }) => id === deck.pane)?.tab
  return deck.tabs.find((tab) => tab.key === key)
}

/** The pane that shows a tab. */
export function paneOf(deck: Deck, key: string): Pane | undefined {
  return panesOf(deck.place).find(({ tab }) => tab === key)
}

/** The first tab that no pane shows. */
export function unshownTab(deck: Deck): Tab | undefined {
  return deck.tabs.find((tab) => !tab.stopped && !paneOf(deck, tab.key))
}

export function canSplit(deck: Deck): boolean {
  return deck.tabs.length > 0 && panesOf(deck.place).length < MAX_PANES
}

export function deckAfter(deck: Deck, event: DeckEvent): Deck {
  switch (event.kind) {
    case 'opened':
      return opened(deck, event.info, event.select)
    case 'replaced':
      return change(
        deck,
        (tab) => tab.key === event.key,
        (tab) => ({ ...tab, info: event.info, stopped: undefined }),
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
        (tab) => ({ ...tab, stopped: undefined }),
      )
    case 'closed':
      return closed(deck, event.key)
    case 'selected':
      return select(deck, event.key)
    case 'renamed':
      return change(
        deck,
        (tab) => tab.key === event.key,
        (tab) => ({ ...tab, name: event.name.trim() || undefined }),
      )
    case 'moved': {
      const at = deck.tabs.findIndex((tab) => tab.key === event.key)
      const to = at + event.by
      const tab = deck.tabs[at]
      if (!tab || to < 0 || to >= deck.tabs.length) return deck
      return { ...deck, tabs: deck.tabs.toSpliced(at, 1).toSpliced(to, 0, tab) }
    }
    case 'split': {
      if (!canSplit(deck) || paneOf(deck, event.key)) return deck
      return { ...deck, ...splitAt(deck.place, deck.pane, event.along, event.key) }
    }
    case 'unsplit':
      return withActive({ ...deck, place: withoutPane(deck.place, event.pane) })
    case 'alone': {
      const only = panesOf(deck.place).find(({ id }) => id === deck.pane)
      return only ? { ...deck, place: only } : deck
    }
    case 'sized':
      return { ...deck, place: withSizes(deck.place, event.split, event.sizes) }
    case 'settled':
      return settled(deck)
  }
}

function change(deck: Deck, which: (tab: Tab) => boolean, how: (tab: Tab) => Tab): Deck {
  return { ...deck, tabs: deck.tabs.map((tab) => (which(tab) ? how(tab) : tab)) }
}

/** What pane is active when the one that was is gone. */
function withActive(deck: Deck): Deck {
  const panes = panesOf(deck.place)
  return panes.some(({ id }) => id === deck.pane) ? deck : { ...deck, pane: panes[0]?.id ?? onePane.id }
}

function opened(deck: Deck, info: TerminalInfo, isSelected: boolean): Deck {
  const key = info.id
  if (deck.tabs.some((tab) => tab.info.id === key)) return deck
  const name = deck.before?.find(([id]) => id === key)?.[1]
  const tab: Tab = { key, info, ...(name !== undefined && { name }) }
  const more = { ...deck, tabs: [...deck.tabs, tab] }
  const empty = panesOf(deck.place).find((pane) => pane.tab === undefined)
  if (paneOf(more, key)) return more
  if (empty) return { ...more, place: withTab(deck.place, empty.id, key) }
  return isSelected ? select(more, key) : more
}

/** Goes to the pane that shows the tab; shown in none, it comes to the active one. */
function select(deck: Deck, key: string): Deck {
  const shown = paneOf(deck, key)
  return shown ? { ...deck, pane: shown.id } : { ...deck, place: withTab(deck.place, deck.pane, key) }
}

/** Its pane goes with it; the only one shows the tab's neighbour. */
function closed(deck: Deck, key: string): Deck {
  const at = deck.tabs.findIndex((tab) => tab.key === key)
  const tabs = deck.tabs.filter((tab) => tab.key !== key)
  const pane = paneOf(deck, key)
  if (!pane) return { ...deck, tabs }
  if (panesOf(deck.place).length > 1) {
    return withActive({ ...deck, tabs, place: withoutPane(deck.place, pane.id) })
  }
  const neighbour = tabs[Math.min(at, tabs.length - 1)]
  return { ...deck, tabs, place: withTab(deck.place, pane.id, neighbour?.key) }
}

/** The order of before; panes whose terminal is gone show another one or go away. */
function settled({ before, ...deck }: Deck): Deck {
  const order = (before ?? []).map(([id]) => id)
  const rank = ({ key }: Tab) => (order.includes(key) ? order.indexOf(key) : order.length)
  const sorted: Deck = before ? { ...deck, tabs: deck.tabs.toSorted((a, b) => rank(a) - rank(b)) } : deck
  return panesOf(sorted.place).reduce((now: Deck, { id, tab }) => {
    if (now.tabs.some(({ key }) => key === tab)) return now
    const other = unshownTab(now)
    if (other) return { ...now, place: withTab(now.place, id, other.key) }
    if (panesOf(now.place).length > 1) return withActive({ ...now, place: withoutPane(now.place, id) })
    return { ...now, place: withTab(now.place, id, undefined) }
  }, sorted)
}

/** The tab that text for a host goes to: the one in front if it fits, then one that is shown, else the host's first. */
export function tabFor(deck: Deck, host: HostName): Tab | undefined {
  const fitting = deck.tabs.filter((tab) => tab.info.host === host && !tab.stopped)
  const active = activeTab(deck)
  return fitting.find((tab) => tab === active) ?? fitting.find((tab) => paneOf(deck, tab.key)) ?? fitting[0]
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
