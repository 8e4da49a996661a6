import { type Deck, emptyDeck } from './deck.ts'
import { asPlace, onePane, panesOf, withTabs } from './layout.ts'

/** How the terminals of an exercise were arranged, kept over a reload; by terminal, because keys of tabs are this window's own. */
const nameOf = (exercise: string) => `bulkhead.terminals.${exercise}`

export function keepDeck(exercise: string, deck: Deck): void {
  // Until it is known what runs, what was kept is all there is to know.
  if (deck.tabs.length === 0 || deck.before) return
  const idOf = (key: string) => deck.tabs.find((tab) => tab.key === key)?.info.id
  const names = deck.tabs.map(({ info, name }) => [info.id, name])
  const place = withTabs(deck.place, idOf)
  localStorage.setItem(nameOf(exercise), JSON.stringify({ place, pane: deck.pane, names }))
}

export function keptDeck(exercise: string): Deck {
  return readDeck(localStorage.getItem(nameOf(exercise)))
}

export function readDeck(text: string | null): Deck {
  const { place: stored, pane, names } = parsed(text)
  const place = asPlace(stored) ?? onePane
  const panes = panesOf(place)
  return {
    ...emptyDeck,
    place,
    pane: (panes.find(({ id }) => id === pane) ?? panes[0] ?? onePane).id,
    before: Array.isArray(names) ? names.flatMap(readName) : [],
  }
}

function readName(entry: unknown): [string, string | undefined][] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return []
  return [[entry[0], typeof entry[1] === 'string' ? entry[1] : undefined]]
}

function parsed(text: string | null): { place?: unknown; pane?: unknown; names?: unknown } {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
