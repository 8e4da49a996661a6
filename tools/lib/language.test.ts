import { afterEach, expect, test, vi } from 'vitest'
import { msg } from '../../contract/index.ts'
import { terminalLanguage } from '../../engine/language.ts'
import { Failure } from './failure.mjs'
import { inWords, speaksChinese, t } from './language.mjs'

afterEach(() => vi.unstubAllEnvs())

test.each([
  [{ BULKHEAD_LANG: 'zh-CN', LC_ALL: 'C' }, true],
  [{ LANG: 'zh_CN.UTF-8' }, true],
  [{ LANG: 'zh' }, true],
  [{ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, false],
  [{ LC_MESSAGES: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, false],
  [{ LANG: 'C.UTF-8' }, false],
  [{}, false],
])('%j speaks Chinese: %j, as everything else finds it', (env, chinese) => {
  expect(speaksChinese(env)).toBe(chinese)
  expect(terminalLanguage(env) === 'zh-CN').toBe(chinese)
})

test('failures and questions are in the reader’s language', async () => {
  vi.stubEnv('BULKHEAD_LANG', 'zh-CN')
  expect(t`The disk is full.`).toBe('磁盘已满。')
  const words = { code: 'x', what: msg`The disk is full.`, means: 'English.', todo: msg`Nothing was done.` }
  expect(new Failure(words).message).toBe('磁盘已满。English.没有执行任何操作。')
  const ask = vi.fn<(question: string) => Promise<boolean>>().mockResolvedValue(true)
  const say = vi.fn<(line: string) => void>()
  const person = inWords({ ask, say })
  await person.ask?.(msg`The disk is full.`)
  person.say(msg`Nothing was done.`)
  expect([ask.mock.calls, say.mock.calls]).toEqual([[['磁盘已满。']], [['没有执行任何操作。']]])
  expect(inWords({ say }).ask).toBeUndefined()
})
