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

test('a shop without containers has nothing to audit, and passes nowhere', () => {
  expect(
    afterLesson(({ audited }) => {
      if (audited) audited.containers = []
    }),
  ).toEqual(every('fail'))
})

test('nor does one in front of a container that only has its port', () => {
  const impostor = afterLesson(({ audited }, params) => {
    if (!audited?.host.seen || !('sockets' in audited.host.value.listeners)) throw new Error('not seen')
    const { listeners, processes } = audited.host.value
    const exe = '/usr/bin/docker-proxy'
    processes.push({ pid: 99_999, ppid: 1, uid: 0, exe, args: [exe], cgroup: '/', startedAt: 0 })
    listeners.sockets.push({
      protocol: 'tcp',
      family: 4,
      address: params.masterAddress ?? '',
      port: Number(params.shopPort),
      pids: [99_999],
    })
  })
  expect(impostor).toEqual(every('fail'))
})

test('ports that a container publishes elsewhere are not the shop’s', () => {
  const elsewhere = afterLesson(({ audited }) => {
    for (const { inspect } of audited?.containers ?? []) {
      for (const bound of Object.values(inspect.NetworkSettings.Ports ?? {}))
        for (const each of bound ?? []) each.HostIp = '127.0.0.1'
    }
  })
  expect(elsewhere).toEqual(every('fail'))
})

test('the host’s network is no way around containers: it fails where it is wrong', () => {
  const { observation, params } = load('fresh.json')
  const [first] = Object.values(judge(observation, params))
  expect(first?.find(({ id }) => id === 'shop-contained')?.status).toBe('pass')
})

test('a container that Docker has forgotten fails every task, and says so once', () => {
  const id = 'e'.repeat(64)
  const forgotten = afterLesson(({ audited }) => {
    if (!audited) throw new Error('not seen')
    audited.hidden = [{ id, namespace: 'moby' }]
    audited.unread = [{ container: id.slice(0, 12), why: { text: 'it could not be looked at' } }]
  })
  // At level H the audit has it as a finding, too.
  expect(forgotten).toEqual(every('fail'))
})
