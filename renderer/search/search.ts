import MiniSearch from 'minisearch'
import type { Route } from '../navigation/route.ts'
import { mayBeMisspelt, wordsIn, wordsSought } from './words.ts'

/** What there is to be found, each kind under a heading of its own. */
export type FoundKind = 'lesson' | 'section' | 'task' | 'command' | 'term' | 'baseline'

export interface SearchDocument {
  kind: FoundKind
  title: string
  text: string
  /** Another name of it. */
  name?: string
  /** Which lesson it is in, where that is another title. */
  within?: string
  route: Route
}

export interface Found extends SearchDocument {
  id: number
  /** What the words that were sought are in it, to be marked. */
  words: string[]
}

export interface FoundGroup {
  kind: FoundKind
  found: Found[]
}

/** How many of a kind are shown. */
const MOST = 5
/** What somebody more likely looks for counts more. */
const WEIGHT: Record<FoundKind, number> = {
  lesson: 4,
  term: 2.5,
  baseline: 2,
  task: 1.5,
  section: 1.2,
  command: 1,
}

/** Answers what fits a text best, by kind; the kind with the best comes first. */
export type Search = (query: string) => FoundGroup[]

export function createSearch(documents: readonly SearchDocument[]): Search {
  const index = new MiniSearch<SearchDocument & { id: number }>({
    fields: ['title', 'name', 'text'],
    tokenize: wordsIn,
    processTerm: (word) => word,
    searchOptions: {
      tokenize: wordsSought,
      combineWith: 'AND',
      prefix: true,
      fuzzy: (word) => mayBeMisspelt(word) && 0.2,
      boost: { title: 3, name: 4 },
      boostDocument: (id) => WEIGHT[documents[Number(id)]?.kind ?? 'command'],
    },
  })
  index.addAll(documents.map((document, id) => ({ ...document, id })))
  return (query) => {
    const groups = new Map<FoundKind, Found[]>()
    const exact = index.search(query)
    // Rather something that has some of the words than nothing.
    const results = exact.length > 0 ? exact : index.search(query, { combineWith: 'OR' })
    for (const { id, terms } of results) {
      const document = documents[Number(id)]
      if (!document) continue
      const found = groups.get(document.kind) ?? []
      groups.set(document.kind, found)
      if (found.length < MOST) found.push({ ...document, id: Number(id), words: terms })
    }
    return [...groups].map(([kind, found]) => ({ kind, found }))
  }
}
