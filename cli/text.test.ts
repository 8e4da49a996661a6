import { expect, test } from 'vitest'
import { tame } from './output.ts'
import { cut, pad, table, widthOf, wrap } from './text.ts'

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

test('a Chinese character fills two columns, and what is put on a letter none', () => {
  expect(['abc', '容器', '容器 a', 'e\u0301', '👩‍💻', ''].map(widthOf)).toEqual([3, 4, 6, 1, 2, 0])
  expect(pad('容器', 6)).toBe('容器  ')
  expect(cut('容器 abc', 3)).toBe('容')
  const rows = [
    ['容器', 'x', '一'],
    ['a', '镜像', '二'],
  ]
  expect(table(rows, bracket)).toBe('容器  x     一\na     镜像  二')
})

test('Chinese lines break anywhere but before what closes and after what opens', () => {
  expect(wrap('容器里的进程。', 8)).toBe('容器里的\n进程。')
  expect(wrap('容器里的。进程', 8)).toBe('容器里\n的。进程')
  expect(wrap('容器里的（进程）', 10)).toBe('容器里的\n（进程）')
  expect(wrap('在 /var/run/docker.sock 上监听', 14)).toBe('在\n/var/run/docker.sock\n上监听')
})

test('text from a lab host can neither move the cursor nor talk to the terminal', () => {
  expect(tame('a\x1b[2Jb\x1b]0;title\x07c\r\nd\u202ee\x9b31mf')).toBe('abc def')
})
