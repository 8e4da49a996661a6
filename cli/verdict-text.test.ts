import { expect, test } from 'vitest'
import { type CheckResult, type ExerciseVerdict, type TaskVerdict, msg, verbatim } from '../contract/index.ts'
import { clock } from './text.ts'
import { verdictText } from './verdict-text.ts'

const AT = '2026-03-01T10:11:12.000Z'
const plain = (_: unknown, text: string) => text

const check = (id: string, status: CheckResult['status']): CheckResult => ({
  id,
  status,
  summary: msg`Summary of ${id}.`,
  evidence: [
    {
      tried: msg`Try ${id}`,
      from: 'client',
      expected: msg`no answer`,
      got: verbatim('HTTP\x1b[2J 200'),
      at: AT,
    },
  ],
})
const task = (id: string, status: TaskVerdict['status'], more: Partial<TaskVerdict> = {}): TaskVerdict => ({
  id,
  title: msg`Task ${id}`,
  status,
  achieved: null,
  points: 10,
  checks: [],
  ...more,
})
const verdict = (tasks: TaskVerdict[]): ExerciseVerdict => ({
  schema: 'bulkhead.verdict/1',
  exercise: 'one',
  seed: 's1',
  score: 10,
  maxScore: 30,
  mode: 'check',
  at: AT,
  tasks,
})

test('tasks with their words and points, failing checks with their evidence, and the score', () => {
  const text = verdictText(
    verdict([
      task('a', 'pass', { achieved: AT, checks: [check('a-1', 'pass')] }),
      task('bb', 'fail', { achieved: AT, checks: [check('b-1', 'pass'), check('b-2', 'fail')] }),
      task('c', 'error', { checks: [check('c-1', 'error')] }),
      task('d', 'unsupported'),
    ]),
    msg`The first`,
    80,
    plain,
  )
  expect(text).toBe(`The first (one, seed s1)

  PASS         Task a   10/10
  FAIL         Task bb  0/10            achieved before
  ERROR        Task c   0/10
  UNSUPPORTED  Task d   does not count

Task bb
  FAIL   Summary of b-2.
         tried     Try b-2 (from client, ${clock(AT)})
         expected  no answer
         got       HTTP 200

Task c
  ERROR  Summary of c-1.
         tried     Try c-1 (from client, ${clock(AT)})
         expected  no answer
         got       HTTP 200

Score 10 of 30: 1 of 3 tasks pass. 1 task could not be judged, and that is Bulkhead’s trouble, not yours.`)
})

test('when all pass there is nothing but the table and the score', () => {
  const text = verdictText(verdict([task('a', 'pass', { achieved: AT })]), msg`The first`, 80, plain)
  expect(text.split('\n')).toHaveLength(5)
  expect(text).toContain('1 of 1 task passes')
})
