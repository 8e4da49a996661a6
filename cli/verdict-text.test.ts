import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CheckResult, type ExerciseVerdict, type TaskVerdict, msg, verbatim } from '../contract/index.ts'
import { speak } from './language.ts'
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

describe('in Chinese', () => {
  beforeEach(() => speak('zh-CN'))
  afterEach(() => speak('en'))

  test('columns stand under each other, and lines break between characters', () => {
    const summary = msg`Every user can read ${'/etc/docker/tls/ca-key.pem'}.`
    const text = verdictText(
      verdict([
        task('a', 'pass', { title: verbatim('密钥不外泄'), achieved: AT }),
        task('bb', 'fail', { achieved: AT, checks: [{ ...check('b', 'fail'), summary }] }),
        task('d', 'unsupported'),
      ]),
      verbatim('第一个'),
      44,
      plain,
    )
    expect(text).toBe(`第一个（one，种子 s1）

  通过    密钥不外泄  10/10
  未通过  Task bb     0/10    曾经完成
  不支持  Task d      不计分

Task bb
  未通过 所有用户都能读取
         /etc/docker/tls/ca-key.pem。
         尝试      Try b（来自 client，
                   ${clock(AT)}）
         期望      没有应答
         实际      HTTP 200

得分 10/30：2 个任务中通过 1 个。`)
  })
})
