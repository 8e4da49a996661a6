import { expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { readMegabytes, readSeconds } from './figures.ts'
import { judge } from './judge.ts'
import type { AnswerName } from './observation.ts'
import { tasks } from './tasks.ts'
import { params, solved } from './test-observation.ts'

type Seen = ReturnType<typeof solved>

const { all, butFor, solvedBut, sentences } = judgingOf({ tasks, judge }, solved, params)

test('solved', () => {
  expect(solvedBut(() => {})).toEqual(all('pass'))
})

test("a neighbour's machine", () => {
  expect(solvedBut(() => {}, { ...params, vmToken: 'cedar-11111' })).toEqual(all('fail'))
  expect(solvedBut(() => {}, { ...params, vmMemory: '143' })).toEqual(butFor('both-run'))
})

test.each<[string, (seen: Seen) => void]>([
  ['the machine is off', (seen) => void Object.assign(seen.vm, { process: null, answers: null })],
  ['another program plays it', (seen) => void (seen.vm.process.exe = '/usr/bin/python3')],
  ['its kernel was changed', (seen) => void seen.vm.changed.push('/srv/vm/vmlinuz')],
  ['an impostor answers', (seen) => void (seen.daemon.identity = { kind: 'impostor', reason: 'nc answers' })],
])('%s: every task fails', (_, change) => {
  expect(solvedBut(change)).toEqual(all('fail'))
})

test.each<[string, (seen: Seen) => void, string[]]>([
  ['no container', (seen) => void Object.assign(seen, { container: null }), ['both-run', 'kernels', 'cost']],
  [
    'it ended',
    (seen) => void Object.assign(seen.container, { status: 'exited', memory: null }),
    ['both-run', 'kernels', 'cost'],
  ],
  ['it does not come back', (seen) => void (seen.container.restart = 'on-failure'), ['both-run']],
  ['of another image', (seen) => void (seen.container.image = 'lab/other'), ['both-run']],
  ['no stranger', (seen) => void Object.assign(seen.stranger, { status: 404 }), ['stranger-moved']],
  ['an old report', (seen) => void (seen.stranger.nonce = 'def'), ['stranger-moved']],
  [
    'a report on master',
    (seen) => void (seen.stranger.said = 'auditor (abc)\nmachine x, kernel 6.18.44'),
    ['stranger-moved'],
  ],
  ['another program', (seen) => void (seen.stranger.unchanged = false), ['stranger-moved']],
  ['it still sees the till', (seen) => void (seen.stranger.leaked = true), ['stranger-moved']],
  ['the till is off', (seen) => void (seen.till = false), ['stranger-moved']],
])('%s', (_, change, failing) => {
  expect(solvedBut(change)).toEqual(butFor(...failing))
})

const box = { name: 'auditor', hostProcesses: true, restart: 'unless-stopped', running: true }
test.each([
  [box, 'fail'],
  [{ ...box, name: 'other' }, 'fail'],
  [{ ...box, hostProcesses: false }, 'fail'],
  [{ ...box, running: false, restart: 'always' }, 'fail'],
  [{ ...box, running: false }, 'pass'],
])('a container left: %o', (left, status) => {
  expect(solvedBut((seen) => void seen.overlooking.push(left))['stranger-moved']).toBe(status)
})

test.each<[AnswerName, string, boolean]>([
  ['vm-kernel', 'Linux vm 6.12.1-cloud-amd64 #1 SMP x86_64', true],
  ['vm-kernel', '6.12', false],
  ['vm-kernel', '6.18.44', false],
  ['container-kernel', '6.18.44', true],
  ['container-kernel', '6.12.1-cloud-amd64', false],
  ['renewed-with-master', 'The container.', true],
  ['renewed-with-master', 'shed', true],
  ['renewed-with-master', 'VM', false],
  ['renewed-with-master', 'vm and container', false],
  ['renewed-with-master', 'yes', false],
  ['vm-boot', '4,2 s', true],
  ['vm-boot', '4200ms', true],
  ['vm-boot', '4', true],
  ['vm-boot', '39926.52', false],
  ['vm-boot', '0.3', false],
  ['vm-cost', '240', true],
  ['vm-cost', '240 MiB', true],
  ['vm-cost', '0.23 GB', true],
  ['vm-cost', '141', false],
  ['vm-cost', '245760', false],
  ['vm-cost', '95', false],
  ['container-cost', '0.3 MB', true],
  ['container-cost', '1', true],
  ['container-cost', '332', false],
  ['container-cost', '24684092 kB', false],
  ['container-cost', 'little', false],
  ['container-cost', '0', false],
])('%s: %s', (name, answer, right) => {
  const task = name.includes('kernel') || name.startsWith('renewed') ? 'kernels' : 'cost'
  expect(solvedBut((seen) => void (seen.answers[name] = answer))).toEqual(right ? all('pass') : butFor(task))
})

test('what is wrong is told, and not what would be right', () => {
  const said = sentences((seen) => {
    for (const name of Object.keys(seen.answers) as AnswerName[]) seen.answers[name] = '7'
  })
  for (const right of ['6.12.1', '6.18.44', '4.2', '240', '0.32']) expect(said).not.toContain(right)
  expect(sentences((seen) => void (seen.answers['vm-boot'] = null))).toContain('answer vm-boot … gives it.')
})

test('figures with and without units', () => {
  expect(readMegabytes('512 kB')).toBe(0.5)
  expect(readMegabytes('1.5GiB')).toBe(1536)
  expect(readMegabytes('1048576 B')).toBe(1)
  expect(readMegabytes('none')).toBeUndefined()
  expect(readSeconds('250 ms')).toBe(0.25)
  expect(readSeconds('3.5 seconds')).toBe(3.5)
})
