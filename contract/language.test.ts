import { expect, test } from 'vitest'
import { chooseLanguage, languageNames, languages } from './language.ts'

test.each([
  [[], 'en'],
  [['zh-CN'], 'zh-CN'],
  [['zh'], 'zh-CN'],
  [['zh-Hans-CN', 'en'], 'zh-CN'],
  [['ZH_cn.UTF-8'], 'zh-CN'],
  [['en-GB', 'zh-CN'], 'en'],
  [['de-DE', 'zh'], 'zh-CN'],
  [['de-DE', 'fr'], 'en'],
  [['C.UTF-8'], 'en'],
  [['POSIX'], 'en'],
  [['', '*'], 'en'],
])('of %j it is %s', (wanted, language) => {
  expect(chooseLanguage(wanted)).toBe(language)
})

test('every language has a name', () => {
  expect(Object.keys(languageNames)).toEqual([...languages])
})
