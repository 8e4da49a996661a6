import { expect, test } from 'vitest'
import { firstLines } from './collect-recordings.ts'

test.each([
  ['', 10, ''],
  ['half a line', 100, ''],
  ['one\ntwo\nhalf', 100, 'one\ntwo\n'],
  ['one\ntwo\n', 7, 'one\n'],
  ['one\ntwo\n', 8, 'one\ntwo\n'],
  ['longer than that\ntwo\n', 4, 'longer than that\n'],
  // In bytes, not characters.
  ['容器\n容器\n', 8, '容器\n'],
])('%j in %i bytes', (text, bytes, lines) => {
  expect(firstLines(text, bytes)).toBe(lines)
})
