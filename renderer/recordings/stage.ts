import { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes'
import { Terminal } from '@xterm/xterm'
import { contrastOf, type TerminalTheme, terminalTheme } from '../terminal/terminal-theme.ts'
import type { Stage } from './playback.ts'

/** Sizes of the text, in CSS pixels: as large as the room allows between these. */
const [SMALLEST, LARGEST] = [7, 15]

/** What stands above and below it on the page, and what it gets at least, in CSS pixels. */
const BESIDE = 330
const LEAST_HEIGHT = 240

export interface PlayerStage extends Stage {
  /** `taken`: once it is on the screen. */
  write(data: string | Uint8Array, taken?: () => void): void
  /** As large as its element allows. */
  fit(): void
  look(look: { theme: TerminalTheme; reader: boolean }): void
  /** By so many pages of what was shown. */
  scroll(pages: number): void
  dispose(): void
}

/** An xterm to look at: it takes no keys, answers no program and touches no clipboard. */
export function createStage(element: HTMLElement): PlayerStage {
  const term = new Terminal({
    allowProposedApi: true,
    cursorBlink: false,
    disableStdin: true,
    fontFamily: getComputedStyle(element).getPropertyValue('--mono'),
    fontSize: LARGEST,
    lineHeight: 1.2,
    // Addresses are text here.
    linkHandler: { activate: () => {} },
    scrollback: 1000,
  })
  term.loadAddon(new UnicodeGraphemesAddon())
  term.open(element)
  // Keys are the player's: xterm would keep Tab to itself.
  term.attachCustomKeyEventHandler(() => false)
  term.textarea?.setAttribute('tabindex', '-1')

  function fit(): void {
    const screen = element.querySelector<HTMLElement>('.xterm-screen')
    const { fontSize = LARGEST } = term.options
    if (!screen || screen.offsetWidth === 0) return
    const room = Math.max(LEAST_HEIGHT, innerHeight - BESIDE)
    const scale = Math.min(element.clientWidth / screen.offsetWidth, room / screen.offsetHeight)
    const fitting = Math.floor(scale * fontSize * 2) / 2
    const size = Math.min(LARGEST, Math.max(SMALLEST, fitting))
    if (size !== fontSize) term.options.fontSize = size
  }

  /** Once xterm has taken what was written before. */
  const then = (act: () => void) => term.write('', act)
  const resize = (cols: number, rows: number) =>
    then(() => {
      term.resize(cols, rows)
      fit()
    })

  return {
    write: (data, taken) => term.write(data, taken),
    resize,
    clear(cols, rows) {
      term.write('\x1bc')
      resize(cols, rows)
    },
    fit,
    look({ theme, reader }) {
      term.options.theme = terminalTheme(element)
      term.options.minimumContrastRatio = contrastOf[theme]
      term.options.screenReaderMode = reader
    },
    scroll: (pages) => term.scrollPages(pages),
    dispose: () => term.dispose(),
  }
}
