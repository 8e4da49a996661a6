import type { ITerminalAddon, Terminal } from '@xterm/xterm'
import type { TerminalSize } from '../../contract/terminal.ts'
import type { Connection } from '../connection/connection.ts'
import { currentSettings } from '../settings/settings.ts'
import { needsAsking } from './paste-guard.ts'
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
  /** Pastes what the learner has seen. */
  paste(text: string): void
  focus(): void
  look: Screen['look']
  say: Screen['say']
  fit(): TerminalSize
  /** Asks the learner what to find. */
  askWhatToFind(): void
  /** What its colours hold for. */
  readonly element: HTMLElement
  load(addon: ITerminalAddon): void
  dispose(): void
}

/** A text that was not pasted yet. */
export interface HeldPaste {
  text: string
  /** The shell takes it as one piece and runs nothing by itself. */
  bracketed: boolean
}

export interface SessionOptions {
  connection: Connection
  onLink(address: string, event: MouseEvent): void
  onFindRequest(): void
  /** Text that the learner should see first. */
  onPasteHeld(paste: HeldPaste): void
  /** Larger or smaller text; 0 for the size that it had at first. */
  onFontSize(step: 1 | -1 | 0): void
}

export function createSession(element: HTMLElement, options: SessionOptions): TerminalSession {
  const { term, fit, look, say, dispose } = createScreen(element, options.onLink)
  let stop = () => {}
  let shown: string | undefined
  handleKeys(term, options)
  const guard = holdPastes(element, term, options.onPasteHeld)

  return {
    show(id, events) {
      stop()
      stop = showShell(options.connection, id, shown, term, events)
      shown = id
    },
    leave: () => stop(),
    type: (text) => void firstOutput(term).then(() => term.paste(text)),
    paste: (text) => term.paste(text),
    focus: () => term.focus(),
    look,
    say,
    fit() {
      fit()
      return { cols: term.cols, rows: term.rows }
    },
    askWhatToFind: options.onFindRequest,
    element,
    load: (addon) => term.loadAddon(addon),
    dispose() {
      stop()
      guard()
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

/** Keeps back what the settings say the learner should see first. Answers how to stop. */
function holdPastes(element: HTMLElement, term: Terminal, onHeld: SessionOptions['onPasteHeld']): () => void {
  const hold = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    const bracketed = term.modes.bracketedPasteMode
    if (!currentSettings().pasteGuard || !needsAsking(text, bracketed)) return
    event.preventDefault()
    event.stopPropagation()
    onHeld({ text, bracketed })
  }
  // Before xterm gets it.
  element.addEventListener('paste', hold, { capture: true })
  return () => element.removeEventListener('paste', hold, { capture: true })
}

const fontSteps: Record<string, 1 | -1 | 0> = {
  Equal: 1,
  NumpadAdd: 1,
  Minus: -1,
  NumpadSubtract: -1,
  Digit0: 0,
  Numpad0: 0,
}

/** Copy, paste, find and the size of the text as terminals have them; F6 leaves the terminal for the rest of the window. */
function handleKeys(term: Terminal, { onFindRequest, onFontSize }: SessionOptions): void {
  term.attachCustomKeyEventHandler((event) => {
    if (event.type !== 'keydown') return true
    if (event.key === 'F6') return false
    if (!event.ctrlKey || !event.shiftKey || event.altKey || event.metaKey) return true
    const step = event.key === '+' ? 1 : fontSteps[event.code]
    if (step !== undefined && currentSettings().shortcuts) {
      event.preventDefault()
      onFontSize(step)
      return false
    }
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
