import { expect, test } from 'vitest'
import { render } from '../../contract/index.ts'
import { judgingOf } from '../shared/judging.ts'
import { judge } from './judge.ts'
import { tasks } from './tasks.ts'
import { params, solved } from './test-observations.ts'

type Seen = ReturnType<typeof solved>

const { all, butFor, solvedBut } = judgingOf({ tasks, judge }, solved, params)

test('solved', () => {
  expect(solvedBut(() => {})).toEqual(all('pass'))
})

test("a neighbour's figures", () => {
  const others = { ...params, softFiles: '301', manyFiles: '3001', cpuSeconds: '4', fileMb: '5' }
  expect(solvedBut(() => {}, others)).toEqual({ ...all('fail'), 'no-core-dumps': 'pass' })
})

test.each<[string, (seen: Seen) => void]>([
  ['a container is gone', (seen) => void Object.assign(seen.containers, { page: null })],
  ['a container ended', (seen) => void Object.assign(seen.containers.page, { status: 'exited', args: null })],
  ['a container does something else', (seen) => void (seen.containers.archive.args = ['sleep', '9999'])],
  ['a container does not come back', (seen) => void (seen.containers.collector.restart = 'no')],
  ['a container has a twin', (seen) => void seen.containers.collector.twins.push('magpie-old')],
  ['an impostor answers', (seen) => void (seen.daemon.identity = { kind: 'impostor', reason: 'nc answers' })],
  ['docker did not come back', (seen) => void (seen.restart = { ok: false, message: '', at: seen.at })],
])('%s: every task fails', (_, change) => {
  expect(solvedBut(change)).toEqual(all('fail'))
})

test("Docker's own first process stands before the program", () => {
  const init = (seen: Seen) => void seen.containers.page.args!.unshift('/sbin/docker-init', '--')
  expect(solvedBut(init)).toEqual(all('pass'))
})

test('the default was given to the one container that was looked at', () => {
  const others = (seen: Seen) => void (seen.newcomer!.nofile = { soft: 1024, hard: 4096 })
  expect(solvedBut(others)).toEqual(butFor('files-by-default'))
})

test('no container can be started any more', () => {
  expect(solvedBut((seen) => void (seen.newcomer = null))).toEqual(
    butFor('files-by-default', 'no-core-dumps'),
  )
})

test('what only the default gives is not the container’s own', () => {
  expect(solvedBut((seen) => void (seen.containers.archive.own = []))).toEqual(butFor('files-for-one'))
})

test('a limit that ends processes is for one container', () => {
  const everywhere = (seen: Seen) => void (seen.containers.page.limits!.cpu = { soft: 3, hard: 3 })
  expect(solvedBut(everywhere)).toEqual(butFor('processor-time'))
})

test('soft alone is no limit', () => {
  const soft = (seen: Seen) => void (seen.containers.page.limits!.core = { soft: 0, hard: 'unlimited' })
  expect(solvedBut(soft)).toEqual(butFor('no-core-dumps'))
})

test('every result shows its evidence', () => {
  for (const check of Object.values(judge(solved(), params)).flat()) {
    expect(check.evidence.length).toBeGreaterThan(0)
    expect(render(check.summary)).toMatch(/^\S.+\.$/)
  }
})
