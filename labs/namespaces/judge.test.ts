import { describe, expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { genuineDaemon } from '../shared/probe-double.ts'
import { judge } from './judge.ts'
import type { ContainerSeen, Inodes, Observation } from './observation.ts'
import { tasks } from './tasks.ts'

const params = {
  crew: 'oboe, lute, cello, flute',
  twin: 'lute',
  otherTwin: 'flute',
  twinKind: 'ipc',
  helper: 'deputy',
  lender: 'cello',
  lent: 'net + pid',
  kept: 'ipc',
  mute: 'oboe',
  hiddenAddress: '10.3.4.5',
  page: 'dairy',
  pagePort: '8100',
  pageWord: 'hammer-1234',
  clock: 'gauge',
  clockPort: '8400',
  clockWord: 'ladle-4321',
}
const at = '2026-01-01T12:00:00.000Z'

/** All of its own, but for users. */
const apart = (of: string): Inodes => ({
  cgroup: `cgroup ${of}`,
  ipc: `ipc ${of}`,
  mnt: `mnt ${of}`,
  net: `net ${of}`,
  pid: `pid ${of}`,
  user: 'user host',
  uts: `uts ${of}`,
})

const container = (name: string, over: Partial<Inodes> = {}): ContainerSeen => ({
  name,
  state: 'running',
  namespaces: { ...apart(name), ...over },
  listens: ['dairy', 'gauge'].includes(name),
})

function solved(): Observation {
  const page = (word: string) => ({ outcome: { kind: 'answered', status: 200, body: word }, at }) as const
  return {
    at,
    daemon: genuineDaemon(at),
    answers: { pair: 'lute flute', kind: 'ipc', address: '10.3.4.5' },
    host: apart('host'),
    containers: [
      container('oboe'),
      container('lute'),
      container('cello'),
      container('flute', { ipc: 'ipc lute' }),
      container('deputy', { net: 'net cello', pid: 'pid cello', cgroup: 'cgroup host' }),
      container('dairy'),
      container('gauge'),
    ],
    served: { page: page('<p>hammer-1234</p>'), clock: page('<p>ladle-4321</p>') },
  }
}

const named = (seen: Observation, name: string) => seen.containers.find((each) => each.name === name)!
const give = (name: string, over: Partial<Inodes>) => (seen: Observation) =>
  void Object.assign(named(seen, name).namespaces!, over)
const end = (name: string) => (seen: Observation) =>
  void Object.assign(named(seen, name), { state: 'exited', namespaces: null, listens: false })
const say = (name: keyof Observation['answers'], said: string | null) => (seen: Observation) =>
  void (seen.answers[name] = said)

const { all, but, butFor, solvedBut } = judgingOf({ tasks, judge }, solved, params)

test('solved', () => {
  expect(solvedBut(() => {})).toEqual(all('pass'))
})

test('the daemon is away: every task fails', () => {
  const away = (seen: Observation) => void (seen.daemon.identity = { kind: 'absent', reason: 'nobody' })
  expect(solvedBut(away)).toEqual(all('fail'))
})

describe('answers in other forms', () => {
  test.each<[keyof Observation['answers'], string]>([
    ['pair', 'Flute and Lute'],
    ['pair', 'flute,lute'],
    ['kind', 'IPC'],
    ['kind', 'the ipc namespace'],
    ['kind', 'ipc:[4026532000]'],
    ['address', 'inet 10.3.4.5/32'],
  ])('%s: %s', (name, said) => {
    expect(solvedBut(say(name, said))).toEqual(all('pass'))
  })

  test.each<[string, keyof Observation['answers'], string | null]>([
    ['shared', 'pair', null],
    ['shared', 'pair', 'lute'],
    ['shared', 'pair', 'lute cello'],
    ['shared', 'pair', 'oboe lute cello flute'],
    ['shared', 'kind', 'uts'],
    ['shared', 'kind', 'ipc net pid'],
    ['shared', 'kind', 'all of them'],
    ['inside', 'address', '127.0.0.1'],
    ['inside', 'address', null],
  ])('%s: %s %s is wrong', (failing, name, said) => {
    expect(solvedBut(say(name, said))).toEqual(butFor(failing))
  })

  test('a network has another name, too', () => {
    const network = (seen: Observation) => {
      give('flute', { ipc: 'ipc flute', net: 'net lute' })(seen)
      say('kind', 'network')(seen)
    }
    expect(solvedBut(network)).toEqual(all('pass'))
  })
})

test.each<[string[], string, (seen: Observation) => void]>([
  [['shared', 'inside'], 'one of the four ended', end('oboe')],
  [['joined'], 'the helper ended', end('deputy')],
  [['shared', 'joined'], 'the lender ended', end('cello')],
  [['joined'], 'one kind is missing', give('deputy', { pid: 'pid deputy' })],
  [['joined'], 'one more kind is shared', give('deputy', { ipc: 'ipc cello' })],
  [['joined'], 'they are another’s', give('deputy', { net: 'net oboe', pid: 'pid oboe' })],
  [['joined'], 'something is another’s', give('deputy', { ipc: 'ipc lute' })],
  [['joined', 'none-of-the-host'], 'something is the host’s', give('deputy', { uts: 'uts host' })],
  [['none-of-the-host'], 'the page has the host’s network', give('dairy', { net: 'net host' })],
  [['none-of-the-host'], 'the clock has the host’s control groups', give('gauge', { cgroup: 'cgroup host' })],
  [['none-of-the-host'], 'the clock ended', end('gauge')],
  [
    ['none-of-the-host'],
    'another answers in its place',
    (seen) => void (seen.served.clock.outcome = { kind: 'answered', status: 200, body: 'hammer-1234' }),
  ],
  [['none-of-the-host'], 'not the container answers', (seen) => void (named(seen, 'dairy').listens = false)],
  [
    ['none-of-the-host'],
    'a third one is beside the host',
    (seen) => void seen.containers.push(container('toolbox', { pid: 'pid host' })),
  ],
  [
    [],
    'a second helper is beside the first',
    (seen) => void seen.containers.push(container('aide', { net: 'net cello' })),
  ],
])('%s: %s', (failing, _, change) => {
  expect(solvedBut(change)).toEqual(butFor(...failing))
})

test('the host’s own could not be read: we can not tell', () => {
  const statuses = solvedBut((seen) => void (seen.host = null))
  expect(statuses).toEqual(but('error', 'none-of-the-host'))
})
