import { expect, test } from 'vitest'
import { runningDouble, pageDouble } from './running-double.ts'
import { judgeServed, type PageSeen } from './served.ts'
import type { Running } from './running.ts'

const at = '2026-01-01T12:00:00.000Z'
const service = { name: 'tides', port: 8100, word: 'keel-1' }
const good = pageDouble(8100, 'keel-1')
const judge = (over: Partial<Running> = {}, page: PageSeen | undefined = good) =>
  judgeServed(service, page, runningDouble('tides', 8100, over), at)

test('a page that is served', () => {
  expect(judge().status).toBe('pass')
  expect(judge({ shared: ['net'], publishes: [], listensOn: [8100] }).status).toBe('pass')
})

test.each<[string, Partial<Running>]>([
  ['publishes another port', { publishes: [8101] }],
  ['listens on nothing', { listensOn: [] }],
  ['in the host’s network on another port', { shared: ['net'], publishes: [], listensOn: [8101] }],
  ['does not come back', { restart: 'no' }],
])('%s', (_, over) => {
  expect(judge(over).status).toBe('fail')
})

test('what does not run, does not answer or answers something else', () => {
  expect(judgeServed(service, good, undefined, at).status).toBe('fail')
  expect(judge({}, pageDouble(8100, 'keel-2')).status).toBe('fail')
  expect(judge({}, { ...good, outcome: { kind: 'refused', message: '' } }).status).toBe('fail')
  expect(judgeServed(service, undefined, runningDouble('tides', 8100), at).status).toBe('fail')
})
