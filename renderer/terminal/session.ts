import type { Terminal } from '@xterm/xterm'
import type { TerminalSize } from '../../contract/terminal.ts'
import type { Connection } from '../connection/connection.ts'
import { createScreen, type Screen } from './screen.ts'
import type { ShellEvents } from './shell.ts'
import { showShell } from './shell.ts'

/** A shell that was just opened gets its prompt within this time after its first output, in milliseconds. */
const PROMPT_WAIT = 150

/** What the rest of the window may do with a terminal. */
export interface TerminalSession {
  /** Shows a shell; what is on the screen stays when it takes another one's place. */
  show(id: string, events: ShellEvents): void
  /** Lets go of the shell; it goes on in the engine. */
  leave(): void
  /** Types text as if pasted: nothing runs until the learner presses Enter, where the shell can tell. */
  type(text: string): void
  focus(): void
  say: Screen['say']
  fit(): TerminalSize
  find(text: string, direction: 'next' | 'previous'): void
  stopFinding(): void
  /** Answers how to stop listening. */
  onFound(listener: (found: { at: number; of: number }) => void): () => void
  dispose(): void
}

export interface SessionOptions {
  connection: Connection
  onLink(address: string, event: MouseEvent): void
  onFindRequest(): void
}

const findLook = {
  matchBackground: '#5c4a12',
  matchOverviewRuler: '#f0bf6a',
  activeMatchBackground: '#a06a00',
  activeMatchColorOverviewRuler: '#f0bf6a',
}

export function createSession(element: HTMLElement, options: SessionOptions): TerminalSession {
  const { term, search, fit, say, dispose } = createScreen(element, options.onLink)
  let stop = () => {}
  let shown: string | undefined
  handleKeys(term, options.onFindRequest)

  return {
    show(id, events) {
      stop()
      stop = showShell(options.connection, id, shown, term, events)
      shown = id
    },
    leave: () => stop(),
    type: (text) => void firstOutput(term).then(() => term.paste(text)),
    focus: () => term.focus(),
    say,
    fit() {
      fit()
      return { cols: term.cols, rows: term.rows }
    },
    find(text, direction) {
      const how = { decorations: findLook, incremental: direction === 'next' }
      if (direction === 'next') search.findNext(text, how)
      else search.findPrevious(text, how)
    },
    stopFinding: () => search.clearDecorations(),
    onFound(listener) {
      const found = search.onDidChangeResults(({ resultIndex, resultCount }) =>
        listener({ at: resultIndex + 1, of: resultCount }),
      )
      return () => found.dispose()
    },
    dispose() {
      stop()
      dispose()
    },
  }
}

/** At once when something is on the screen; else shortly after the first output. */
async function firstOutput(term: Terminal): Promise<void> {
  const { cursorX, baseY, cursorY } = term.buffer.active
  if (cursorX + baseY + cursorY > 0) return
  const output = Promise.withResolvers<void>()
  const listener = term.onCursorMove(() => output.resolve())
  await output.promise
  listener.dispose()
  await new Promise((resolve) => setTimeout(resolve, PROMPT_WAIT))
}

/** Copy, paste and find as terminals have them; F6 leaves the terminal for the rest of the window. */
function handleKeys(term: Terminal, onFindRequest: () => void): void {
  term.attachCustomKeyEventHandler((event) => {
    if (event.type !== 'keydown') return true
    if (event.key === 'F6') return false
    if (!event.ctrlKey || !event.shiftKey || event.altKey || event.metaKey) return true
    switch (event.code) {
      case 'KeyC':
        event.preventDefault()
        if (term.hasSelection()) void navigator.clipboard.writeText(term.getSelection())
        return false
      case 'KeyV':
        // Left to the browser, whose paste event xterm takes without asking for a permission.
        return false
      case 'KeyF':
        event.preventDefault()
        onFindRequest()
        return false
      default:
        return true
    }
  })
}
