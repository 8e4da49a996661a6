import { expect, test } from 'vitest'
import type { ClassCourse } from '../../../contract/class/index.ts'
import { inZone, isSameCourse, newAssignment, withAssignment, wrongIn } from './draft.ts'

const one = newAssignment('one')
const course: ClassCourse = {
  timeZone: 'Europe/Berlin',
  assignments: [{ ...one, opensAt: '2026-07-01T16:00:00.000Z', dueAt: '2026-12-01T22:59:00.000Z' }],
}

test('a deadline is after the opening, and numbers are in their limits', () => {
  const at = '2026-07-01T16:00:00.000Z'
  expect(wrongIn(one)).toBeUndefined()
  expect(wrongIn({ ...one, opensAt: at, dueAt: at })).toBe('dates')
  expect(wrongIn({ ...one, opensAt: at, dueAt: '2026-07-01T16:01:00.000Z' })).toBeUndefined()
  expect(wrongIn({ ...one, weight: Number.NaN })).toBe('weight')
  expect(wrongIn({ ...one, weight: 101 })).toBe('weight')
  expect(wrongIn({ ...one, attemptPoints: 1.5 })).toBe('points')
})

test('another zone keeps what the clocks show, in summer and in winter', () => {
  const [moved] = inZone(course, 'Asia/Shanghai').assignments
  expect(moved?.opensAt).toBe('2026-07-01T10:00:00.000Z')
  expect(moved?.dueAt).toBe('2026-12-01T15:59:00.000Z')
  expect(inZone(inZone(course, 'Asia/Shanghai'), 'Europe/Berlin')).toEqual(course)
})

test('what is no longer set is not named any more; the order says nothing', () => {
  const two = withAssignment(course, newAssignment('two'))
  expect(two.assignments).toHaveLength(2)
  expect(withAssignment(two, { ...newAssignment('two'), isSet: false })).toEqual(course)
  expect(isSameCourse(two, { ...two, assignments: two.assignments.toReversed() })).toBe(true)
  expect(isSameCourse(two, withAssignment(two, { ...one, weight: 2 }))).toBe(false)
})
