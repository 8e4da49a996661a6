import type { ITheme } from '@xterm/xterm'

export type TerminalTheme = 'dark' | 'light' | 'contrast'

/** Programs choose colours for a dark ground; on another one they are changed as far as they can't be read. */
export const contrastOf: Record<TerminalTheme, number> = { dark: 1, light: 4.5, contrast: 7 }

const colours = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const

/** How what was found is marked. xterm wants #rrggbb here. */
export function findLook(element: HTMLElement) {
  const style = getComputedStyle(element)
  const [all, active] = ['match', 'match-active'].map((name) =>
    style.getPropertyValue(`--terminal-${name}`).trim(),
  )
  return {
    matchBackground: all,
    matchOverviewRuler: active ?? '',
    activeMatchBackground: active,
    activeMatchColorOverviewRuler: active ?? '',
  }
}

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
