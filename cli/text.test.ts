import { expect, test } from 'vitest'
import { tame } from './output.ts'
import { plural, table, wrap } from './text.ts'

const bracket = (format: unknown, text: string) => `<${String(format)}>${text}</>`

test('columns stand under each other, whatever is painted', () => {
  const rows = [
    ['a', { text: 'bb', format: 'red' as const }, 'c'],
    ['aaa', 'b', ''],
  ]
  expect(table(rows, bracket)).toBe('a    <red>bb</>  c\naaa  b')
})

test('lines break between words, and words too long for one are left whole', () => {
  expect(wrap('one two three four', 9)).toBe('one two\nthree\nfour')
  expect(wrap('one two three four', 11, 2)).toBe('one two\n  three\n  four')
  expect(wrap('a-very-long-word is here', 6)).toBe('a-very-long-word\nis\nhere')
})

test('numbers and their words', () => {
  expect([plural(0, 'task'), plural(1, 'task'), plural(2, 'task')]).toEqual(['0 tasks', '1 task', '2 tasks'])
})

test('text from a lab host can neither move the cursor nor talk to the terminal', () => {
  expect(tame('a\x1b[2Jb\x1b]0;title\x07c\r\nd\u202ee\x9b31mf')).toBe('abc def')
})
