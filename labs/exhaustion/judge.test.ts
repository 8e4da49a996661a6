import { expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { judge } from './judge.ts'
import { tasks } from './tasks.ts'
import { params, solved } from './test-observations.ts'

type Seen = ReturnType<typeof solved>

const { all, butFor, solvedBut, sentences } = judgingOf({ tasks, judge }, solved, params)

test('solved', () => {
  expect(solvedBut(() => {})).toEqual(all('pass'))
})

test.each<[string, (seen: Seen) => void]>([
  ['the hog is gone', (seen) => void Object.assign(seen, { hog: null })],
  ['the hog ended', (seen) => void Object.assign(seen.hog, { status: 'exited', args: null })],
  ['the hog does something else', (seen) => void (seen.hog.args = ['sleep', '9999'])],
  ['the hog does not come back', (seen) => void (seen.hog.restart = 'no')],
  ['the neighbour is gone', (seen) => void Object.assign(seen, { neighbour: null })],
  ['an impostor answers', (seen) => void (seen.daemon.identity = { kind: 'impostor', reason: 'nc answers' })],
  ['docker did not come back', (seen) => void (seen.restart = { ok: false, message: '', at: seen.at })],
])('%s: every task fails', (_, change) => {
  expect(solvedBut(change)).toEqual(all('fail'))
})

test("Docker's own first process stands before the program", () => {
  expect(solvedBut((seen) => void seen.hog.args!.unshift('/sbin/docker-init', '--'))).toEqual(all('pass'))
})

test('answers fail their own task only', () => {
  expect(solvedBut((seen) => void (seen.answers.memory = null))).toEqual(butFor('seen'))
  expect(solvedBut((seen) => void (seen.answers.disk = 'teal-10000'))).toEqual(butFor('seen'))
  expect(solvedBut((seen) => void (seen.answers['no-room'] = 'knot-22222'))).toEqual(butFor('neighbour'))
  expect(solvedBut((seen) => void (seen.answers.killed = 'auk-11111'))).toEqual(butFor('refused'))
})

test('a wrong answer is not corrected', () => {
  expect(sentences((seen) => void (seen.answers.disk = 'teal-10000'))).not.toContain(params.diskWord)
})

test("a neighbour's figures and words", () => {
  const others = { ...params, pidsLimit: '31', memoryWord: 'a-1', processWord: 'b-2', killedWord: 'c-3' }
  expect(solvedBut(() => {}, others)).toEqual(all('fail'))
})

test.each<[string, (seen: Seen) => void]>([
  ['no limit on processes', (seen) => void (seen.hog.cgroup!.files['pids.max'] = 'max')],
  ['a limit that Docker does not know of', (seen) => void delete seen.hog.settings.PidsLimit],
  ['twice the memory', (seen) => void (seen.hog.cgroup!.files['memory.max'] = String(100 * 1024 * 1024))],
  ['all of the processor', (seen) => void (seen.hog.cgroup!.files['cpu.max'] = 'max 100000')],
  ['nothing at /scratch', (seen) => void (seen.hog.scratch = null)],
  ['a tmpfs without a size', (seen) => void (seen.hog.scratch!.size = null)],
  ['another size', (seen) => void (seen.hog.scratch!.size = 1024)],
  ['a disk at /scratch', (seen) => void (seen.hog.scratch!.type = 'ext4')],
  ['nothing can be written there', (seen) => void (seen.hog.scratch!.readOnly = true)],
  ['the shared volume elsewhere', (seen) => void seen.hog.tillAt.push('/old')],
  ['the old one beside', (seen) => void seen.hog.twins.push('mixer-old')],
])('%s', (_, change) => {
  expect(solvedBut(change)).toEqual(butFor('bounded'))
})

test('the quota in two figures', () => {
  const figures = (seen: Seen) => {
    delete seen.hog.settings.NanoCpus
    Object.assign(seen.hog.settings, { CpuQuota: 12_500, CpuPeriod: 50_000 })
  }
  expect(solvedBut(figures)).toEqual(all('pass'))
})
