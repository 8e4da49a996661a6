import { expect, test } from 'vitest'
import { excerpt, markWords } from './marks.ts'

const marked = (text: string, words: string[]) =>
  markWords(text, words)
    .map(({ text: piece, isMatch }) => (isMatch ? `[${piece}]` : piece))
    .join('')

test.each([
  ['Drop capabilities', ['capab', 'drop'], '[Drop] [capab]ilities'],
  ['escape, not cape', ['cape'], 'escape, not [cape]'],
  ['特权容器逃逸', ['特权', '权容', '容器'], '[特权容器]逃逸'],
  ['nothing here', ['other'], 'nothing here'],
  ['a', [''], 'a'],
])('%s: %j', (text, words, result) => {
  expect(marked(text, words)).toBe(result)
})

test('an excerpt shows the first found word', () => {
  const text = `${'one two three four '.repeat(20)}needle ${'five six '.repeat(20)}`
  const shown = excerpt(text, ['needle'])
  expect(shown).toMatch(/^….*needle.*…$/)
  expect(shown.length).toBeLessThan(135)
  expect(excerpt('short', ['x'])).toBe('short')
  expect(excerpt(text, ['absent'])).toMatch(/^one two/)
})
