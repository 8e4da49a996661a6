import { expect, test } from 'vitest'
import { combineStatus, type Params } from '../../contract/index.ts'
import { recordingsOf } from '../shared/recordings.ts'
import { hardenThisHost } from './exercise.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'

const { load } = recordingsOf(hardenThisHost, import.meta.url)

/** The lesson's host, with one thing changed. */
function afterLesson(change: (seen: Observation, params: Params) => void) {
  const { observation, params } = structuredClone(load('lesson-command-by-command.json'))
  change(observation, params)
  return Object.entries(judge(observation, params))
    .filter(([, checks]) => combineStatus(checks) !== 'pass')
    .map(([task, checks]) => [task, combineStatus(checks)])
}
const every = (status: string) => Object.keys(judgeOfLesson()).map((task) => [task, status])
const judgeOfLesson = () => {
  const { observation, params } = load('lesson-command-by-command.json')
  return judge(observation, params)
}

test('an order that is not in the books fails every task', () => {
  expect(afterLesson(({ shop }) => (shop.ordered = 'another'))).toEqual(every('fail'))
})

test('where the daemon is not its own, its word counts nowhere', () => {
  expect(
    afterLesson((seen) => {
      seen.audited = null
      seen.daemon.identity = { kind: 'impostor', reason: 'somebody else' }
    }),
  ).toEqual(every('fail'))
})

test('a key in a layer is a matter of images only', () => {
  expect(afterLesson((seen) => seen.keyFiles.push('/var/lib/docker/overlay2/a/diff/key'))).toEqual([
    ['image', 'fail'],
  ])
})

test('a limit that lets through more than the house allows is none', () => {
  expect(
    afterLesson(({ audited }) => {
      const [container] = audited?.containers ?? []
      if (!container?.kernel.seen || !('files' in container.kernel.value.groups)) throw new Error('not seen')
      container.kernel.value.groups.files['pids.max'] = '101'
    }),
  ).toEqual([['container', 'fail']])
})

test('what could not be seen is no pass', () => {
  const failed = afterLesson(({ audited }) => {
    if (!audited) throw new Error('not seen')
    audited.host = { seen: false, why: { text: 'the probe was away' } }
    audited.configuration = { seen: false, why: { text: 'the probe was away' } }
  })
  expect(Object.fromEntries(failed)).toMatchObject({ host: 'error', network: 'error' })
})
