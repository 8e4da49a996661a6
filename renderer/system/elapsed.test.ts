import { expect, test } from 'vitest'
import { formatElapsed } from './elapsed.ts'

test.each([
  [-500, '0:00'],
  [0, '0:00'],
  [9_999, '0:09'],
  [65_000, '1:05'],
  [3_600_000, '1:00:00'],
  [3_661_000 * 10, '10:10:10'],
])('%d ms are %s', (milliseconds, text) => {
  expect(formatElapsed(milliseconds)).toBe(text)
})
