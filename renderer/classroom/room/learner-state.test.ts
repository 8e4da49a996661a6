import { expect, test } from 'vitest'
import { msg } from '../../../contract/message.ts'
import { cellOf, failingNow, stateOf, STUCK_AFTER } from './learner-state.ts'
import { failingRow, minutesAgo, NOW, row, tasks } from './testing/rows.ts'

const achieved = { status: 'pass', achievedAt: minutesAgo(9) } as const

test('who has failed at the same for long enough is stuck, and not a moment sooner', () => {
  const minutes = STUCK_AFTER / 60_000
  expect(stateOf(failingRow('ada', minutes), tasks, NOW)).toBe('stuck')
  expect(stateOf(failingRow('ada', minutes - 0.1), tasks, NOW)).toBe('working')
})

test('who has achieved all that counts is done, also where one of it is not true now or not possible', () => {
  const slipped = { status: 'fail', achievedAt: minutesAgo(9) } as const
  const unsupported = { status: 'unsupported', achievedAt: null } as const
  expect(stateOf(row({ tasks: { one: achieved, two: slipped } }), tasks, NOW)).toBe('done')
  expect(stateOf(row({ tasks: { one: achieved, two: unsupported } }), tasks, NOW)).toBe('done')
  expect(stateOf(row({ isOpen: true, tasks: { one: achieved } }), tasks, NOW)).toBe('working')
  expect(stateOf(row({ tasks: { one: unsupported, two: unsupported } }), tasks, NOW)).not.toBe('done')
})

test('who closed the lab has begun, who did nothing has not', () => {
  expect(stateOf(row({ tasks: { one: achieved } }), tasks, NOW)).toBe('begun')
  expect(stateOf(row(), tasks, NOW)).toBe('not-begun')
})

test('what somebody is stuck on is in the first task that is not done, whatever was reported first', () => {
  const fails = (task: string) => ({ task, check: task, summary: msg`No.`, since: minutesAgo(1) })
  expect(failingNow(row({ failing: [fails('two'), fails('one')] }), tasks)?.task).toBe('one')
})

test('a cell says what was achieved and is not true now', () => {
  const of = (status: 'pass' | 'fail' | 'error' | 'unsupported', achievedAt: string | null) =>
    cellOf(row({ tasks: { one: { status, achievedAt } } }), 'one')
  expect(of('pass', minutesAgo(1))).toBe('done')
  expect(of('fail', minutesAgo(1))).toBe('slipped')
  expect(of('fail', null)).toBe('open')
  expect(of('error', null)).toBe('trouble')
  expect(of('unsupported', null)).toBe('unsupported')
  expect(cellOf(row(), 'one')).toBe('unknown')
})
