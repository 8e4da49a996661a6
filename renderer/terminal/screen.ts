import { ClipboardAddon } from '@xterm/addon-clipboard'
import { FitAddon } from '@xterm/addon-fit'
import { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes'
import { WebLinksAddon } from '@xterm/addon-web-links'
import { Terminal } from '@xterm/xterm'
import { hasRealGpu } from './gpu.ts'
import { contrastOf, type TerminalTheme, terminalTheme } from './terminal-theme.ts'

/** A longer one is slower by what no longer fits into the processor’s cache: a fifth at ten times as long. */
const SCROLLBACK_LINES = 1000

export interface Screen {
  term: Terminal
  /** Takes the size of its element; nothing while that is hidden. */
  fit(): void
  /** How it looks from now on; colours are those of the tokens that hold at its element. */
  look(look: Look): void
  /** What it says to screen readers. */
  say(words: { input: string; tooMuch: string }): void
  dispose(): void
}

export interface Look {
  fontSize: number
  theme: TerminalTheme
  /** Its text where screen readers find it; costs a little of the speed. */
  reader: boolean
}

/** An xterm in `element`. `onLink` is called for http and https addresses only. */
export function createScreen(
  element: HTMLElement,
  onLink: (address: string, event: MouseEvent) => void,
): Screen {
  const open = (event: MouseEvent, address: string) => {
    if (/^https?:\/\//i.test(address)) onLink(address, event)
  }
  const term = new Terminal({
    // Marks of what was found and grapheme widths need it.
    allowProposedApi: true,
    // Without a GPU xterm blinks by a CSS animation, which keeps the page drawing sixty times a second: an
    // echo then waits for its turn, 30 ms instead of 8, and output is drawn a quarter slower.
    cursorBlink: false,
    fontFamily: getComputedStyle(element).getPropertyValue('--mono'),
    fontSize: 13,
    lineHeight: 1.2,
    linkHandler: { activate: open },
    macOptionIsMeta: true,
    scrollback: SCROLLBACK_LINES,
    theme: terminalTheme(element),
  })
  const fitAddon = new FitAddon()
  term.loadAddon(fitAddon)
  term.loadAddon(new WebLinksAddon(open))
  term.loadAddon(new UnicodeGraphemesAddon())
  term.loadAddon(new ClipboardAddon(undefined, writeOnlyClipboard))
  term.open(element)
  if (hasRealGpu()) void drawWithGpu(term)
  return {
    term,
    fit: () => {
      if (element.offsetParent) fitAddon.fit()
    },
    look: ({ fontSize, theme, reader }) => {
      term.options.fontSize = fontSize
      term.options.theme = terminalTheme(element)
      term.options.minimumContrastRatio = contrastOf[theme]
      term.options.screenReaderMode = reader
    },
    say: ({ input, tooMuch }) => {
      Terminal.strings.promptLabel = input
      Terminal.strings.tooMuchOutput = tooMuch
      term.textarea?.setAttribute('aria-label', input)
    },
    dispose: () => term.dispose(),
  }
}

/** A lab host may set the clipboard (OSC 52), never read it. */
const writeOnlyClipboard = {
  readText: () => '',
  writeText: (_selection: string, text: string) => navigator.clipboard.writeText(text).catch(() => {}),
}

async function drawWithGpu(term: Terminal): Promise<void> {
  const { WebglAddon } = await import('@xterm/addon-webgl')
  const addon = new WebglAddon()
  // Without the addon xterm draws with the DOM again.
  addon.onContextLoss(() => addon.dispose())
  term.loadAddon(addon)
}
