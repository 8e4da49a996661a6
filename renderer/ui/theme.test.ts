import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { themeAfter, themeOnPage, themes } from './theme.ts'

test('the button goes through all themes', () => {
  const seen = [themeAfter('system')]
  while (seen.at(-1) !== 'system') seen.push(themeAfter(seen.at(-1) ?? 'system'))
  expect(seen.toSorted()).toEqual([...themes].toSorted())
})

test('a system that asks for more contrast gets it, unless a theme was chosen', () => {
  expect(themeOnPage('system', true)).toBe('contrast')
  expect(themeOnPage('system', false)).toBeUndefined()
  expect(themeOnPage('light', true)).toBe('light')
})

/** Token → its colour in light and in dark. */
function tokens(css: string): Map<string, [string, string]> {
  const found = css.matchAll(/--([\w-]+):\s*(?:light-dark\((#\w+),\s*(#\w+)\)|(#\w+))/g)
  return new Map(
    [...found].map(([, name = '', light, dark, both]) => [name, [light ?? both ?? '', dark ?? both ?? '']]),
  )
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const high = tokens(readFileSync(new URL('contrast.css', import.meta.url), 'utf8'))
const texts = [...high.keys()].filter((name) =>
  /^(ink|accent$|good$|warn$|bad$|code-token|code-foreground)/.test(name),
)
const grounds = [...high.keys()].filter((name) =>
  /^(ground|surface|code-background)|(accent|good|warn|bad)-soft$/.test(name),
)

test('high contrast is 7:1 for all text on all grounds, light and dark', () => {
  expect(texts.length).toBeGreaterThan(12)
  for (const side of [0, 1] as const) {
    for (const text of texts) {
      for (const ground of grounds) {
        const ratio = contrast(high.get(text)?.[side] ?? '', high.get(ground)?.[side] ?? '')
        expect(ratio, `${text} on ${ground}, ${side === 0 ? 'light' : 'dark'}`).toBeGreaterThanOrEqual(7)
      }
    }
    expect(contrast('#ffffff', high.get('accent-strong')?.[side] ?? '')).toBeGreaterThanOrEqual(7)
    for (const ground of grounds)
      expect(contrast(high.get('line')?.[side] ?? '', high.get(ground)?.[side] ?? '')).toBeGreaterThanOrEqual(
        4.5,
      )
  }
})
