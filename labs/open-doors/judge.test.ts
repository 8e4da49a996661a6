import { expect, test } from 'vitest'
import type { Params } from '../../contract/index.ts'
import { judgingOf } from '../shared/judging.ts'
import { genuineDaemon } from '../shared/probe-double.ts'
import { pageDouble, runningDouble } from '../shared/running-double.ts'
import { judge } from './judge.ts'
import type { DoorTried, Observation } from './observation.ts'
import { tasks } from './tasks.ts'

const params: Params = {
  stranger: 'busker',
  dashboard: 'panel',
  monitor: 'sentry',
  backup: 'attic',
  apiPort: '23100',
  dashboardPort: '8100',
  monitorPort: '8400',
  backupPort: '8700',
  word: 'acorn-1234',
  apiFile: '/etc/map.txt',
  socketFile: '/var/lib/deed.txt',
  mountFile: 'will.txt',
  ledger: 'tallyd',
  ledgerPort: '9100',
  ledgerKey: 'abc1234',
  apiWord: 'clover-11111',
  socketWord: 'fennel-22222',
  namespacesWord: 'mallow-33333',
  mountsWord: 'yarrow-44444',
}

const at = '2026-01-01T12:00:00.000Z'

function solved(): Observation {
  return {
    at,
    daemon: genuineDaemon(at),
    answers: {
      api: 'clover-11111',
      socket: 'fennel-22222',
      namespaces: 'mallow-33333',
      mounts: 'yarrow-44444',
    },
    doors: [door({ port: 9100 }), door({ port: 9100, tls: true })],
    pages: {
      dashboard: pageDouble(8100, 'acorn-1234'),
      monitor: pageDouble(8400, 'acorn-1234'),
      backup: pageDouble(8700, 'acorn-1234'),
    },
    running: [
      runningDouble('attic', 8700),
      runningDouble('busker', 0, { publishes: [] }),
      runningDouble('panel', 8100),
      runningDouble('sentry', 8400),
    ],
  }
}

function door(over: Partial<DoorTried>): DoorTried {
  const outcome = { kind: 'answered', status: 403, body: 'no' } as const
  return { port: 23100, tls: false, ofDaemon: false, outcome, at, ...over }
}

const { all, butFor, solvedBut } = judgingOf({ tasks, judge }, solved, params)
const named = (seen: Observation, name: string) => seen.running.find((each) => each.name === name)!
const served = { kind: 'answered', status: 200, body: '{}', daemonId: 'ID' } as const

test('solved', () => {
  expect(solvedBut(() => {})).toEqual(all('pass'))
})

test.each<[string, (seen: Observation) => void]>([
  ['nothing runs', (seen) => void (seen.running = [])],
  ['one is gone', (seen) => void (seen.running = seen.running.filter(({ name }) => name !== 'sentry'))],
  ['one does not answer', (seen) => void (seen.pages.backup!.outcome = { kind: 'refused', message: '' })],
  ['an impostor answers', (seen) => void (seen.daemon.identity = { kind: 'impostor', reason: 'nc answers' })],
  ['docker did not come back', (seen) => void (seen.restart = { ok: false, message: '', at })],
])('%s: every task fails', (_, change) => {
  expect(solvedBut(change)).toEqual(all('fail'))
})

test('answers fail their own task only', () => {
  for (const name of ['api', 'socket', 'namespaces', 'mounts'] as const) {
    expect(solvedBut((seen) => void (seen.answers[name] = null))).toEqual(butFor(name))
    expect(solvedBut((seen) => void (seen.answers[name] = 'clover-99999'))).toEqual(butFor(name))
  }
})

test.each<[string, string, (seen: Observation) => void]>([
  ['api', 'an open port', (seen) => void seen.doors.push(door({ outcome: served, ofDaemon: true }))],
  ['api', 'TLS for everybody', (seen) => void seen.doors.push(door({ tls: true, outcome: served }))],
  [
    'api',
    'a firewall before the port',
    (seen) => void seen.doors.push(door({ ofDaemon: true, outcome: { kind: 'timeout', message: '' } })),
  ],
  [
    'socket',
    'the socket read-only',
    (seen) =>
      void named(seen, 'panel').sockets.push({
        socket: '/run/docker.sock',
        inside: '/s',
        mount: '/s',
        readOnly: true,
      }),
  ],
  ['namespaces', 'processes shared', (seen) => void named(seen, 'sentry').shared.push('pid')],
  ['namespaces', 'one capability more', (seen) => void (named(seen, 'sentry').bounding = '00000000a82425fb')],
  ['namespaces', 'no filter', (seen) => void (named(seen, 'sentry').seccomp = 0)],
  ['namespaces', 'privileged', (seen) => void (named(seen, 'busker').privileged = true)],
  [
    'mounts',
    'home to read',
    (seen) => void named(seen, 'attic').reached.push({ place: '/root', inside: '/backup', readOnly: true }),
  ],
])('%s: %s', (task, _, change) => {
  expect(solvedBut(change)).toEqual(butFor(task))
})

test('a port that wants a certificate is no open door', () => {
  const asks = (seen: Observation) =>
    void seen.doors.push(
      door({
        ofDaemon: true,
        outcome: { kind: 'answered', status: 400, body: 'Client sent an HTTP request to an HTTPS server.' },
      }),
      door({ ofDaemon: true, tls: true, outcome: { kind: 'rejected', message: 'certificate required' } }),
    )
  expect(solvedBut(asks)).toEqual(all('pass'))
})
