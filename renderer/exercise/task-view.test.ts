import { expect, test } from 'vitest'
import type { TaskInfo } from '../../contract/exercise.ts'
import type { ExerciseVerdict, Status } from '../../contract/verdict.ts'
import { type Message, msg, render, verbatim } from '../../contract/message.ts'
import { announce, inOrder, tally, taskAtHand, viewTasks } from './task-view.ts'

const at = '2026-01-02T03:04:05.000Z'
const tasks: TaskInfo[] = ['a', 'b', 'c'].map((id) => ({
  id,
  title: msg`Task ${id}`,
  description: msg``,
  points: 10,
  hints: 0,
}))

function verdict(found: Record<string, [Status, string | null]>): ExerciseVerdict {
  return {
    schema: 'bulkhead.verdict/1',
    exercise: 'x',
    seed: 's',
    score: 0,
    maxScore: 30,
    mode: 'live',
    at,
    tasks: Object.entries(found).map(([id, [status, achieved]]) => ({
      id,
      title: verbatim(id),
      status,
      achieved,
      points: 10,
      checks: [{ id: 'c', status, summary: msg`s`, evidence: [] }],
    })),
  }
}

const words = (said?: Message) => said && render(said)
const view = (found: Record<string, [Status, string | null]>) => viewTasks(tasks, verdict(found))

test('before the first look nothing is claimed', () => {
  expect(viewTasks(tasks).map((task) => task.state)).toEqual(['unknown', 'unknown', 'unknown'])
})

test('tells what is true now from what was achieved', () => {
  const views = view({ a: ['pass', at], b: ['fail', at], c: ['fail', null] })
  expect(views.map((task) => task.state)).toEqual(['done', 'slipped', 'open'])
})

test('an achievement of an earlier session counts too', () => {
  const views = viewTasks(tasks, verdict({ a: ['fail', null] }), { achieved: { a: at, b: at } })
  expect(views[0]).toMatchObject({ state: 'slipped', achieved: at })
  expect(views[1]).toMatchObject({ state: 'unknown', achieved: at })
})

test('our trouble is never shown as the learner’s failure', () => {
  expect(view({ a: ['error', at] })[0]?.state).toBe('trouble')
})

test('what this machine can’t do does not count', () => {
  expect(tally(view({ a: ['pass', at], b: ['unsupported', null], c: ['fail', null] }))).toEqual({
    done: 1,
    tasks: 2,
    points: 10,
    maxPoints: 20,
  })
})

test('announces how it stands at the first look, then only what changed', () => {
  const unknown = viewTasks(tasks)
  const first = view({ a: ['pass', at], b: ['fail', null], c: ['fail', null] })
  const second = view({ a: ['fail', at], b: ['pass', at], c: ['fail', null] })
  expect(announce(unknown, unknown)).toBeUndefined()
  expect(words(announce(unknown, first))).toBe('1 of 3 tasks done.')
  expect(announce(first, first)).toBeUndefined()
  expect(words(announce(first, second))).toBe('Done: Task b. No longer true: Task a. 1 of 3 tasks done.')
})

test('announces that we could not look', () => {
  const first = view({ a: ['fail', null], b: ['fail', null], c: ['fail', null] })
  const second = view({ a: ['error', null], b: ['fail', null], c: ['fail', null] })
  expect(words(announce(first, second))).toBe('We could not check: Task a. 0 of 3 tasks done.')
})

test('the task at hand is the first that is not done, and none before somebody looked', () => {
  expect(taskAtHand(viewTasks(tasks))).toBeUndefined()
  expect(
    taskAtHand(viewTasks(tasks, verdict({ a: ['pass', at], b: ['unsupported', null], c: ['fail', null] }))),
  ).toBe('c')
  expect(taskAtHand(viewTasks(tasks, verdict({ a: ['fail', at], b: ['fail', null] })))).toBe('a')
  expect(taskAtHand(viewTasks(tasks, verdict({ a: ['pass', at] })))).toBeUndefined()
})

test('what keeps a task from being done comes first, all else in its order', () => {
  const checks = (['pass', 'error', 'fail', 'pass', 'fail'] as const).map((status, index) => ({
    id: String(index),
    status,
    summary: msg`x`,
    evidence: [],
  }))
  expect(inOrder(checks).map(({ id }) => id)).toEqual(['2', '4', '1', '0', '3'])
})
