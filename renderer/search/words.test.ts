import { expect, test } from 'vitest'
import { wordsIn, wordsSought } from './words.ts'

test.each([
  ['docker run --cap-drop ALL', ['docker', 'run', 'cap', 'drop', 'all']],
  ['/etc/subuid', ['etc', 'subuid']],
  ['特权容器', ['特权', '权容', '容器', '器']],
  ['用 Docker 的卷', ['用', 'docker', '的卷', '卷']],
  ['cgroup控制组', ['cgroup', '控制', '制组', '组']],
])('%s', (text, words) => {
  expect(wordsIn(text)).toEqual(words)
})

test('what is sought has no lone last character, unless it is all there is', () => {
  expect(wordsSought('特权容器')).toEqual(['特权', '权容', '容器'])
  expect(wordsSought('卷')).toEqual(['卷'])
  expect(wordsSought('docker 卷')).toEqual(['docker', '卷'])
})
