import { expect, test } from 'vitest'
import type { Assignment } from '../../contract/class/course.ts'
import { inOrderOfDeadlines, solutionRule, standingOf } from './standing.ts'

const now = Date.parse('2026-11-22T12:00:00.000Z')
const assignment = (given: Partial<Assignment> = {}): Assignment => ({
  exercise: 'daemon-tls',
  isSet: true,
  opensAt: null,
  dueAt: null,
  weight: 1,
  attemptPoints: 0,
  solution: 'after-try',
  ...given,
})
const yesterday = '2026-11-21T12:00:00.000Z'
const tonight = '2026-11-22T20:00:00.000Z'
const nextWeek = '2026-11-29T12:00:00.000Z'

test('how an exercise stands', () => {
  expect(standingOf(undefined, now)).toBeUndefined()
  expect(standingOf(assignment({ isSet: false }), now)).toBeUndefined()
  expect(standingOf(assignment(), now)).toEqual({ kind: 'set' })
  expect(standingOf(assignment({ dueAt: nextWeek }), now)).toEqual({
    kind: 'due',
    at: nextWeek,
    isNear: false,
  })
  expect(standingOf(assignment({ dueAt: tonight }), now)).toEqual({ kind: 'due', at: tonight, isNear: true })
  expect(standingOf(assignment({ dueAt: yesterday }), now)).toEqual({ kind: 'over', at: yesterday })
})

test('what isn’t open yet is locked, whether it is set or not, and no longer at the very moment', () => {
  for (const isSet of [true, false])
    expect(standingOf(assignment({ isSet, opensAt: tonight }), now)).toEqual({
      kind: 'locked',
      opensAt: tonight,
    })
  expect(standingOf(assignment({ opensAt: tonight }), Date.parse(tonight))).toEqual({ kind: 'set' })
})

test('solutions', () => {
  expect(solutionRule(assignment(), now)).toBeUndefined()
  expect(solutionRule(assignment({ solution: 'never' }), now)).toEqual({ kind: 'never' })
  const after = assignment({ solution: 'after-due', dueAt: tonight })
  expect(solutionRule(after, now)).toEqual({ kind: 'after', at: tonight })
  expect(solutionRule(after, Date.parse(tonight))).toBeUndefined()
  expect(solutionRule(assignment({ solution: 'after-due' }), now)).toEqual({ kind: 'after', at: null })
})

test('what is due first stands first; what has no deadline, last', () => {
  const named = [
    assignment({ exercise: 'no-end' }),
    assignment({ exercise: 'later', dueAt: nextWeek }),
    assignment({ exercise: 'not-set', isSet: false, dueAt: tonight }),
    assignment({ exercise: 'sooner', dueAt: tonight }),
    assignment({ exercise: 'no-end-either' }),
  ]
  expect(inOrderOfDeadlines(named).map(({ exercise }) => exercise)).toEqual([
    'sooner',
    'later',
    'no-end',
    'no-end-either',
  ])
})
