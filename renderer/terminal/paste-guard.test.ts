import { expect, test } from 'vitest'
import { asOneLine, countLines, needsAsking, visibleLines } from './paste-guard.ts'

test.each([
  ['echo 1', true, false],
  ['echo 1', false, false],
  ['echo\t1', false, false],
  ['echo 1\n', true, false],
  ['echo 1\n', false, true],
  ['echo 1\r\necho 2', true, true],
  ['echo 1\necho 2\n', false, true],
  ['echo \x1b[201~; rm x', true, true],
  ['echo \u202etxt.exe', true, true],
  ['容器 👩‍👩‍👧', true, false],
])('%j in a shell that takes it as one piece (%s): asked %s', (text, bracketed, asked) => {
  expect(needsAsking(text, bracketed)).toBe(asked)
})

test('lines are counted as one sees them', () => {
  expect([countLines('a'), countLines('a\n'), countLines('a\r\nb'), countLines('a\n\nb\n')]).toEqual([
    1, 1, 2, 3,
  ])
})

test('lines are joined where they ended', () => {
  expect(asOneLine('docker run \\\n  --rm \\\r\n  alpine\n')).toBe('docker run --rm alpine')
  expect(asOneLine('a\nb')).toBe('a b')
})

test('what can’t be seen is marked', () => {
  const shown = (text: string) => visibleLines(text).map((line) => line.map((part) => part.text).join(''))
  expect(shown('a\n\nb\x1b[0m\x7f\u200b\n')).toEqual(['a↵', '↵', 'b‹ESC›[0m‹U+007F›‹U+200B›↵'])
  expect(visibleLines('a\tb')).toEqual([[{ text: 'a' }, { text: '⇥\t', isMark: true }, { text: 'b' }]])
})
