import { expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { judge } from './judge.ts'
import { tasks } from './tasks.ts'
import { params, solved } from './test-observations.ts'

type Seen = ReturnType<typeof solved>

const MIB = 1024 * 1024
const { all, butFor, solvedBut, sentences } = judgingOf({ tasks, judge }, solved, params)

test('solved', () => {
  expect(solvedBut(() => {})).toEqual(all('pass'))
})

test("a neighbour's figures", () => {
  const others = {
    ...params,
    oomName: 'april',
    sharePercent: '21',
    groupPids: '25',
    serviceWord: 'dune-1',
  }
  expect(solvedBut(() => {}, others)).toEqual({ ...all('fail'), found: 'pass' })
})

test.each<[string, (seen: Seen) => void]>([
  ['an impostor answers', (seen) => void (seen.daemon.identity = { kind: 'impostor', reason: 'nc answers' })],
  ['docker is stopped', (seen) => void (seen.daemon.identity = { kind: 'absent', reason: 'nobody' })],
  ['docker did not come back', (seen) => void (seen.restart = { ok: false, message: '', at: seen.at })],
])('%s: every task fails', (_, change) => {
  expect(solvedBut(change)).toEqual(all('fail'))
})

test('version 2 has other files', () => {
  const second = (seen: Seen) => {
    seen.answers.version = 'v2'
    seen.answers.path = '0::/system.slice/docker-gazette.scope'
    seen.subject.path = '/system.slice/docker-gazette.scope'
    seen.subject.cgroup = { version: 2, files: { 'pids.max': '72', 'memory.max': String(51 * MIB) } }
    seen.hog.cgroup = { version: 2, files: { 'cpu.max': '12950 35000' } }
    const files = { 'memory.max': String(48 * MIB), 'memory.current': String(33 * MIB) }
    seen.killed.cgroup = { version: 2, files }
  }
  expect(solvedBut(second)).toEqual(all('pass'))
})

test('what was found before Docker made the group anew stays right, and so is what is true now', () => {
  const anew = (seen: Seen) => void (seen.subject.cgroup!.files['pids.max'] = '138')
  expect(solvedBut(anew)).toEqual(all('pass'))
  const read = (seen: Seen) => {
    anew(seen)
    seen.answers.pids = '138'
  }
  expect(solvedBut(read)).toEqual(all('pass'))
})

test.each<[string, (seen: Seen) => void]>([
  ['no answer', (seen) => void (seen.answers.pids = null)],
  ['what Docker believes', (seen) => void (seen.answers.pids = '138')],
  ['the other version', (seen) => void (seen.answers.version = '2')],
  ['the path of another', (seen) => void (seen.answers.path = '/docker/weaver')],
  ['no container', (seen) => void Object.assign(seen, { subject: null })],
])('not found: %s', (_, change) => {
  expect(solvedBut(change)).toEqual(butFor('found'))
})

test.each<[string, (seen: Seen) => void]>([
  ['another period', (seen) => void (seen.hog.cgroup!.files['cpu.cfs_period_us'] = '100000')],
  ['no quota', (seen) => void (seen.hog.cgroup!.files['cpu.cfs_quota_us'] = '-1')],
  ['Docker was not told', (seen) => void (seen.hog.settings = { RestartPolicy: { Name: 'always' } })],
  ['it ended', (seen) => void Object.assign(seen.hog, { status: 'exited', args: null, cgroup: null })],
  ['it does not come back', (seen) => void (seen.hog.settings.RestartPolicy = { Name: 'no' })],
  ['something else runs', (seen) => void (seen.hog.args = ['sleep', '9'])],
])('no share: %s', (_, change) => {
  expect(solvedBut(change)).toEqual(butFor('share'))
})

test('the same share over another period is told apart from another share', () => {
  const longer = (seen: Seen) =>
    void Object.assign(seen.hog.cgroup!.files, { 'cpu.cfs_quota_us': '37000', 'cpu.cfs_period_us': '100000' })
  expect(sentences(longer)).toContain('The share of weaver is right, but')
})

test('a kernel without quotas', () => {
  const none = (seen: Seen) => void (seen.hog.cgroup!.files = {})
  expect(sentences(none)).toContain('does not count')
})

test.each<[string, (seen: Seen) => void]>([
  ['another one', (seen) => void (seen.answers.killed = 'march')],
  ['unlimited', (seen) => void (seen.killed.cgroup!.files['memory.limit_in_bytes'] = '9223372036854771712')],
  ['far too much', (seen) => void (seen.killed.cgroup!.files['memory.limit_in_bytes'] = String(65 * MIB))],
  ['not there yet', (seen) => void (seen.killed.cgroup!.files['memory.usage_in_bytes'] = String(3 * MIB))],
  ['something else runs', (seen) => void (seen.killed.args = ['sleep', '9'])],
  ['it does not come back', (seen) => void (seen.killed.settings.RestartPolicy = { Name: 'no' })],
])('killed: %s', (_, change) => {
  expect(solvedBut(change)).toEqual(butFor('killed'))
})

test('who does not know which one was killed is not told', () => {
  expect(sentences((seen) => void (seen.answers.killed = 'march'))).not.toContain('july')
})

test('behind an init, and under the name of a file', () => {
  const inOtherWords = (seen: Seen) => {
    seen.killed.args = ['/sbin/docker-init', '--', '/bin/job', 'table', '32']
    seen.answers.killed = '/july'
  }
  expect(solvedBut(inOtherWords)).toEqual(all('pass'))
})

test.each<[string, (seen: Seen) => void]>([
  ['not in it', (seen) => void Object.assign(seen.service.groups[0]!, { path: '/x', limit: null })],
  ['another limit', (seen) => void (seen.service.groups[1]!.limit = 'max')],
  ['something is hidden', (seen) => void (seen.service.groups = [])],
  ['nobody listens', (seen) => void Object.assign(seen, { service: null })],
  ['another program listens', (seen) => void (seen.service.args = ['nc', '-l'])],
  ['it does not answer', (seen) => void (seen.page = { kind: 'timeout', message: '' })],
])('no group: %s', (_, change) => {
  expect(solvedBut(change)).toEqual(butFor('own-group'))
})
