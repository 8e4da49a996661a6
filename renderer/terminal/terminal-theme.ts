import type { ITheme } from '@xterm/xterm'

const colours = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const

/** xterm's theme from the design tokens that hold at `element`. */
export function terminalTheme(element: HTMLElement): ITheme {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(`--terminal-${name}`).trim()
  const bright = (name: string) => `bright${name[0]?.toUpperCase()}${name.slice(1)}`
  return {
    background: token('ground'),
    foreground: token('ink'),
    cursor: token('cursor'),
    cursorAccent: token('ground'),
    selectionBackground: token('selection'),
    ...Object.fromEntries(
      colours.flatMap((name) => [
        [name, token(name)],
        [bright(name), token(`bright-${name}`)],
      ]),
    ),
  }
}
