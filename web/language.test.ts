import { expect, test } from 'vitest'
import { requestSpeech } from './language.ts'

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
  ['de, zh;q=0.5, en;q=0.3', 'zh-CN'],
  ['en;q=0.3, zh;q=0.5', 'zh-CN'],
  ['zh;q=0, en', 'en'],
  ['*', 'en'],
  [';;,q=,zh', 'zh-CN'],
])('whoever accepts %j reads %s', (header, language) => {
  expect(requestSpeech(header).language).toBe(language)
})
