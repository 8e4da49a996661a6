import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Assignment } from '../../contract/class/index.ts'
import { type GradedEvent, gradeLearner } from './grade-book.ts'

const ada = { person: 'a'.repeat(16), name: 'Ada', rosterId: null }
const exercise = {
  id: 'daemon-tls',
  tasks: [
    { id: 'close', points: 30 },
    { id: 'open', points: 20 },
  ],
}
const set: Assignment = {
  exercise: 'daemon-tls',
  isSet: true,
  opensAt: null,
  dueAt: '2026-03-01T12:00:00.000Z',
  weight: 1,
  attemptPoints: 0,
  solution: 'after-try',
}
const verdict = (at: string, statuses: Record<string, string>): GradedEvent => ({
  kind: 'verdict',
  exercise: 'daemon-tls',
  at: `2026-03-01T${at}:00.000Z`,
  report: randomUUID(),
  tasks: Object.entries(statuses).map(([id, status]) => ({ id, status })),
})
const attempt = (at: string, outcome: 'succeeded' | 'refused' | 'error'): GradedEvent => ({
  kind: 'attempt',
  exercise: 'daemon-tls',
  at: `2026-03-01T${at}:00.000Z`,
  report: randomUUID(),
  outcome,
})
const grade = (events: GradedEvent[], over: Partial<Assignment> = {}) => {
  const [first] = gradeLearner(ada, [{ ...set, ...over }], [exercise], events).exercises
  return first
}
const statuses = (of: ReturnType<typeof grade>) => of?.tasks.map(({ status }) => status)

describe('a grade', () => {
  test('is nothing of everything where nothing was reported', () => {
    expect(grade([])).toMatchObject({ score: 0, maxScore: 50, rawScore: 0, lastAt: null })
  })

  test('gives partial credit, for what was achieved first, also when it is broken later', () => {
    const found = grade([
      verdict('09:00', { close: 'fail', open: 'fail' }),
      verdict('10:00', { close: 'pass', open: 'fail' }),
      verdict('11:00', { close: 'fail', open: 'fail' }),
    ])
    expect(found).toMatchObject({ score: 30, maxScore: 50, lastAt: '2026-03-01T10:00:00.000Z' })
    expect(statuses(found)).toEqual(['achieved', 'missing'])
  })

  test('counts what is achieved at the very deadline, and not a moment later', () => {
    expect(grade([verdict('12:00', { close: 'pass', open: 'fail' })])?.score).toBe(30)
    const late = grade([verdict('12:01', { close: 'pass', open: 'fail' })])
    expect(late).toMatchObject({ score: 0, rawScore: 30, maxScore: 50, lastAt: null })
    expect(statuses(late)).toEqual(['late', 'missing'])
    expect(grade([verdict('12:01', { close: 'pass', open: 'fail' })], { dueAt: null })?.score).toBe(30)
  })

  test('does not ask for what this kernel cannot do, unless it could once', () => {
    const unable = grade([verdict('10:00', { close: 'pass', open: 'unsupported' })])
    expect(unable).toMatchObject({ score: 30, maxScore: 30 })
    const elsewhere = grade([
      verdict('10:00', { close: 'pass', open: 'pass' }),
      verdict('11:00', { close: 'pass', open: 'unsupported' }),
    ])
    expect(elsewhere).toMatchObject({ score: 50, maxScore: 50 })
    const then = grade([
      verdict('10:00', { close: 'pass', open: 'unsupported' }),
      verdict('11:00', { close: 'pass', open: 'fail' }),
    ])
    expect(then).toMatchObject({ score: 30, maxScore: 50 })
  })

  test('is weighed, to a hundredth', () => {
    expect(grade([verdict('10:00', { close: 'pass', open: 'fail' })], { weight: 1 / 3 })).toMatchObject({
      score: 10,
      maxScore: 16.67,
    })
  })

  test('with attempts counted: the last one before the deadline, and none of ours', () => {
    const over = { attemptPoints: 10 }
    expect(grade([], over)).toMatchObject({ score: 0, maxScore: 60 })
    const done = verdict('08:00', { close: 'pass', open: 'pass' })
    const points = (...events: GradedEvent[]) => grade([done, ...events], over)?.attempt?.points
    expect(points(attempt('09:00', 'succeeded'), attempt('10:00', 'refused'))).toBe(10)
    expect(points(attempt('09:00', 'refused'), attempt('10:00', 'succeeded'))).toBe(0)
    expect(points(attempt('09:00', 'refused'), attempt('10:00', 'error'))).toBe(10)
    expect(points(attempt('09:00', 'refused'), attempt('13:00', 'succeeded'))).toBe(10)
    expect(points(attempt('13:00', 'refused'))).toBe(0)
    expect(grade([done, attempt('09:00', 'refused')], over)).toMatchObject({ score: 60, maxScore: 60 })
    expect(grade([attempt('09:00', 'refused')])).toMatchObject({ attempt: null, maxScore: 50 })
  })

  test('a refusal is worth nothing while anything else is broken: who stops Docker refuses everybody', () => {
    const refused = attempt('09:00', 'refused')
    const of = (...events: GradedEvent[]) => grade(events, { attemptPoints: 10 })?.attempt
    expect(of(refused)).toMatchObject({ outcome: 'refused', isWhole: false, points: 0 })
    expect(of(verdict('08:00', { close: 'pass', open: 'fail' }), refused)?.points).toBe(0)
    expect(of(verdict('08:00', { close: 'pass', open: 'error' }), refused)?.points).toBe(0)
    expect(of(verdict('08:00', { close: 'pass' }), refused)?.points).toBe(0)
    expect(of(verdict('08:00', { close: 'unsupported', open: 'unsupported' }), refused)?.points).toBe(0)
    expect(of(verdict('08:00', { close: 'pass', open: 'unsupported' }), refused)?.points).toBe(10)
    // What was whole before, and is after, says nothing of when it was tried.
    const whole = { close: 'pass', open: 'pass' }
    const stopped = verdict('08:30', { close: 'fail', open: 'fail' })
    expect(of(verdict('08:00', whole), stopped, refused, verdict('09:30', whole))?.points).toBe(0)
  })

  test('is of what is set, and of exercises that there are', () => {
    const all = [set, { ...set, exercise: 'gone' }, { ...set, exercise: 'egress', isSet: false }]
    const found = gradeLearner(
      ada,
      all,
      [exercise, { id: 'egress', tasks: [{ id: 'x', points: 5 }] }],
      [verdict('10:00', { close: 'pass', open: 'pass' })],
    )
    expect(found.exercises.map((one) => one.exercise)).toEqual(['daemon-tls'])
    expect(found).toMatchObject({ score: 50, maxScore: 50 })
  })
})
