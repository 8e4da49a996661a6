import { expect, test } from 'vitest'
import type { Status } from '../../contract/index.ts'
import type { Digest } from './digest.ts'
import { addReport, noWork } from './work.ts'

const TASKS = new Set(['plain', 'tls'])

function learner() {
  const work = noWork()
  const add = (at: string, digest: Digest) => addReport(work, { id: `at ${at}`, at, digest }, TASKS)
  return {
    work,
    add,
    lab: (at: string, did: 'opened' | 'reset' | 'closed', session = 'one') =>
      add(at, { kind: 'lab', did, session, seed: 's', params: {} }),
    verdict: (at: string, statuses: Record<string, Status>, session = 'one') =>
      add(at, {
        kind: 'verdict',
        session,
        seed: 's',
        score: 0,
        of: 2,
        tasks: Object.entries(statuses).map(([id, status]) => ({ id, status })),
        failing: Object.entries(statuses)
          .filter(([, status]) => status === 'fail')
          .map(([id]) => ({ task: id, check: id, summary: { text: 'No.' } })),
        tokens: [],
      }),
  }
}
const since = ({ work }: ReturnType<typeof learner>) => work.failing.map((one) => [one.task, one.since])

test('a check fails since it was first seen to, or since something else was achieved', () => {
  const it = learner()
  it.lab('1', 'opened')
  it.verdict('2', { plain: 'fail', tls: 'fail' })
  it.verdict('3', { plain: 'fail', tls: 'fail' })
  expect(since(it)).toEqual([
    ['plain', '2'],
    ['tls', '2'],
  ])
  it.verdict('4', { plain: 'pass', tls: 'fail' })
  expect(since(it)).toEqual([['tls', '4']])
  // Lost again, which is no progress.
  it.verdict('5', { plain: 'fail', tls: 'fail' })
  expect(since(it)).toEqual([
    ['plain', '5'],
    ['tls', '4'],
  ])
})

test('what was achieved stays in the books over a loss, a reset and another lab', () => {
  const it = learner()
  it.lab('1', 'opened')
  it.verdict('2', { plain: 'pass', tls: 'error' })
  it.verdict('3', { plain: 'fail', tls: 'unsupported' })
  expect(it.work.tasks.get('plain')).toEqual({ status: 'fail', achievedAt: '2', by: 'at 2' })
  it.lab('4', 'reset', 'two')
  expect([...it.work.tasks.keys()]).toEqual(['plain'])
  expect(it.work.failing).toEqual([])
  it.verdict('5', { plain: 'pass', tls: 'pass' }, 'two')
  expect(it.work.tasks.get('plain')).toEqual({ status: 'pass', achievedAt: '2', by: 'at 2' })
  expect(it.work.tasks.get('tls')).toEqual({ status: 'pass', achievedAt: '5', by: 'at 5' })
})

test('of two machines that report in turns, what was first counts', () => {
  const it = learner()
  it.verdict('5', { plain: 'pass' })
  it.verdict('3', { plain: 'pass' }, 'two')
  it.verdict('4', { plain: 'fail' })
  expect(it.work.tasks.get('plain')).toEqual({ status: 'fail', achievedAt: '3', by: 'at 3' })
  expect(it.work.isOpen).toBe(true)
})

test('in a closed lab nothing fails, whatever was still on its way', () => {
  const it = learner()
  it.lab('1', 'opened')
  it.lab('2', 'closed')
  it.verdict('3', { plain: 'fail' })
  expect(it.work).toMatchObject({ isOpen: false, failing: [] })
  it.verdict('4', { plain: 'fail' }, 'two')
  expect(it.work).toMatchObject({ isOpen: true, failing: [{ since: '4' }] })
})

test('tasks that the exercise has not are left out', () => {
  const it = learner()
  it.verdict('1', { another: 'fail' })
  it.add('2', { kind: 'hint', task: 'another', shown: 3 })
  expect(it.work).toMatchObject({ failing: [], tasks: new Map(), hints: new Map() })
})
