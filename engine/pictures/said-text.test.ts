import { expect, test } from 'vitest'
import { SaidText, pictureText } from './said-text.ts'

test.each([
  ['a tab\tand\nlines\r\n', 'a tab and lines  '],
  ['\u001b[2J\u0007', ' [2J '],
  ['\u202egnp.exe', '\ufffdgnp.exe'],
  ['half \ud83d', 'half \ufffd'],
  ['Grüße 😀', 'Grüße 😀'],
])('%j is shown as %j', (said, shown) => {
  expect(pictureText(said)).toBe(shown)
})

test('is cut where a picture ends, and refused where nobody would say so much', () => {
  expect(pictureText('é'.repeat(500))).toHaveLength(400)
  expect(pictureText(`${'x'.repeat(399)}😀`)).toBe(`${'x'.repeat(399)}\ufffd`)
  expect(SaidText.parse('x'.repeat(5000))).toHaveLength(400)
  expect(SaidText.safeParse('x'.repeat(20_000)).success).toBe(false)
})
