import { afterEach, expect, test, vi } from 'vitest'
import { type Catalog, joined as itsJoined, msg as its, render as itsRender } from '../../contract/message.ts'
import { joined, msg, render } from '../../engine/hosts/docker-engine/message.mjs'
import { terminalLanguage } from '../../engine/language.ts'
import { Failure } from './failure.mjs'
import { inWords, speaksChinese, t } from './language.mjs'

afterEach(() => vi.unstubAllEnvs())

test('what comes before Node 24 makes the same messages and says them alike', () => {
  expect(msg`a ${1} b ${'c'} {x}`).toEqual(its`a ${1} b ${'c'} {x}`)
  expect(msg`plain`).toEqual(its`plain`)
  const nested = msg`in ${msg`the disk`}, ${2}`
  const catalogs: Catalog[] = [{}, { 'in {0}, {1}': '{1}：{0}', 'the disk': '磁盘' }]
  for (const catalog of catalogs) expect(render(nested, catalog)).toBe(itsRender(nested, catalog))
  expect(render(its`${joined(['a', 'b', 'c'])}.`, {})).toBe(itsRender(its`${itsJoined(['a', 'b', 'c'])}.`))
})

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
