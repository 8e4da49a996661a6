import { describe, expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { genuineDaemon } from '../shared/probe-double.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { tasks } from './tasks.ts'

const params = {
  planted: 'belfry',
  made: 'heron',
  covered: 'devices',
  registryPort: '5111',
  repository: 'mill/atlas',
  tag: 'spring',
  image: '127.0.0.1:5111/mill/atlas',
  fetched: 'ketch',
  edition: '12345',
  account: 'porter',
  jobPort: '7200',
}
const at = '2026-01-01T12:00:00.000Z'
const digest = `sha256:${'1'.repeat(64)}`
const running = { status: 'running', image: 'bulkhead/shell', imageId: 'sha256:shell' }
const usual = { points: ['/proc/kcore', '/proc/sys'], covered: ['/proc/kcore'] }

function solved(): Observation {
  return {
    at,
    daemon: genuineDaemon(at),
    answers: {
      'first-process': '812',
      parent: '790',
      'parent-name': 'containerd-shim-runc-v2',
      grandparent: '1',
      digest,
    },
    planted: { ...running, ...structuredClone(usual), pid: 812 },
    made: {
      ...running,
      pid: 900,
      points: [...usual.points, '/proc/devices'],
      covered: [...usual.covered, '/proc/devices'],
    },
    ancestors: [
      { pid: 812, program: 'busybox', called: 'sh' },
      { pid: 790, program: 'containerd-shim-runc-v2', called: 'containerd-shim-runc-v2' },
      { pid: 1, program: 'systemd', called: 'init' },
    ],
    registry: { outcome: { kind: 'answered', status: 200, body: '{}' }, digest, message: '', at },
    fetched: { status: 'running', pid: 950, image: `${params.image}@${digest}`, imageId: 'sha256:atlas' },
    imageOfDigest: 'sha256:atlas',
    socket: { file: { mode: 0o660, gid: 101, type: 'socket' }, nextMode: 0o660, inGroup: false },
    jobs: {
      accountUid: 998,
      process: { uid: 998, groups: [997], capabilities: '0000000000000000' },
      job: {
        outcome: { kind: 'answered', status: 200, body: '{"status": 0, "output": "998\\ndocker 000"}' },
        at,
      },
    },
  }
}

const { all, butFor, solvedBut, sentences } = judgingOf({ tasks, judge }, solved, params)

test('solved', () => {
  expect(solvedBut(() => {})).toEqual(all('pass'))
})

test.each<[string, (seen: Observation) => void]>([
  ['the daemon is away', (seen) => void (seen.daemon.identity = { kind: 'absent', reason: 'nobody' })],
  ['docker did not come back', (seen) => void (seen.restart = { ok: false, message: '', at })],
])('%s: every task fails', (_, change) => {
  expect(solvedBut(change)).toEqual(all('fail'))
})

describe('answers in other forms', () => {
  test.each<[keyof Observation['answers'], string]>([
    ['first-process', 'PID 812'],
    ['parent', '790.'],
    ['parent-name', '/usr/bin/containerd-shim-runc-v2 -namespace moby'],
    ['parent-name', 'Containerd-Shim'],
    ['parent-name', '“containerd-shim-runc-v2”'],
    ['grandparent', 'systemd'],
    ['grandparent', '/sbin/init'],
    ['digest', digest.replace('sha256:', '')],
    ['digest', `${params.image}@${digest.toUpperCase().replace('SHA256', 'sha256')}`],
  ])('%s: %s', (name, said) => {
    expect(solvedBut((seen) => void (seen.answers[name] = said))).toEqual(all('pass'))
  })

  test.each<[keyof Observation['answers'], string | null, string]>([
    ['first-process', null, 'process-tree'],
    ['first-process', '1', 'process-tree'],
    ['parent', '812', 'process-tree'],
    ['parent-name', 'containerd', 'process-tree'],
    ['parent-name', 'runc', 'process-tree'],
    ['grandparent', 'dockerd', 'process-tree'],
    ['digest', 'sha256:111', 'pull'],
    ['digest', `sha256:${'2'.repeat(64)}`, 'pull'],
  ])('%s: %s is wrong', (name, said, failing) => {
    expect(solvedBut((seen) => void (seen.answers[name] = said))).toEqual(butFor(failing))
  })
})

test.each<[string, string, (seen: Observation) => void]>([
  ['by-curl', 'nothing is covered', (seen) => void (seen.made!.covered = ['/proc/kcore'])],
  ['by-curl', 'what is usual is lost', (seen) => void (seen.made!.points = ['/proc/devices'])],
  ['by-curl', 'it was made only', (seen) => void Object.assign(seen.made!, { pid: null, status: 'created' })],
  ['by-curl', 'there is none', (seen) => void (seen.made = null)],
  ['process-tree', 'the container has ended', (seen) => void (seen.planted!.pid = null)],
  ['pull', 'the registry is away', (seen) => void Object.assign(seen.registry, { digest: null })],
  ['pull', 'by a tag', (seen) => void (seen.fetched!.image = `${params.image}:spring`)],
  ['pull', 'another image has that name', (seen) => void (seen.imageOfDigest = 'sha256:other')],
  ['pull', 'it has ended', (seen) => void (seen.fetched!.pid = null)],
  ['socket-closed', 'others write', (seen) => void (seen.socket.file!.mode = 0o662)],
  ['socket-closed', 'the next one is open', (seen) => void (seen.socket.nextMode = 0o666)],
  ['socket-closed', 'systemd says nothing', (seen) => void (seen.socket.nextMode = null)],
  ['socket-closed', 'the account is in the group', (seen) => void (seen.socket.inGroup = true)],
  ['socket-closed', 'the process is', (seen) => void seen.jobs.process!.groups.push(101)],
  ['socket-closed', 'jobs run as root', (seen) => void (seen.jobs.process!.uid = 0)],
  [
    'socket-closed',
    'jobs may read all',
    (seen) => void (seen.jobs.process!.capabilities = '0000000000000002'),
  ],
  ['socket-closed', 'nobody listens', (seen) => void (seen.jobs.process = null)],
  [
    'socket-closed',
    'no job is done',
    (seen) => void (seen.jobs.job.outcome = { kind: 'refused', message: 'refused' }),
  ],
  [
    'socket-closed',
    'Docker answers a job',
    (seen) => void (seen.jobs.job.outcome = { kind: 'answered', status: 200, body: '998\\ndocker 200' }),
  ],
])('%s: %s', (failing, _, change) => {
  expect(solvedBut(change)).toEqual(butFor(failing))
})

test('without another container to compare with, what every kernel has is compared', () => {
  const change = (seen: Observation) => {
    seen.planted = null
    seen.made!.points = ['/proc/devices']
  }
  expect(solvedBut(change)).toEqual(butFor('by-curl', 'process-tree'))
  expect(sentences(change)).toContain('/proc/kcore lost the protection')
})

test('the digest itself is not said', () => {
  const seen = solved()
  seen.answers.digest = 'sha256:0'
  seen.fetched = null
  expect(JSON.stringify(judge(seen, params))).not.toContain(digest)
})
