import { SearchAddon } from '@xterm/addon-search'
import type { TerminalSession } from './session.ts'
import { findLook } from './terminal-theme.ts'

export interface FindOptions {
  caseSensitive: boolean
  regex: boolean
}

export interface Found {
  /** The one that is shown, counted from 1; 0 where none is. */
  at: number
  of: number
}

/** Finds text in a terminal. */
export interface Finder {
  /** Throws SyntaxError on an expression that is none. */
  find(text: string, direction: 'next' | 'previous', how: FindOptions): void
  /** Takes the marks away. */
  clear(): void
  dispose(): void
}

export function createFinder(session: TerminalSession, onFound: (found: Found) => void): Finder {
  const search = new SearchAddon()
  session.load(search)
  search.onDidChangeResults(({ resultIndex, resultCount }) =>
    onFound({ at: resultIndex + 1, of: resultCount }),
  )
  return {
    find(text, direction, { caseSensitive, regex }) {
      // xterm only finds out while it draws.
      if (regex) void new RegExp(text)
      const how = { caseSensitive, regex, decorations: findLook(session.element) }
      if (direction === 'next') search.findNext(text, { ...how, incremental: true })
      else search.findPrevious(text, how)
    },
    clear: () => search.clearDecorations(),
    dispose() {
      search.clearDecorations()
      search.dispose()
    },
  }
}
