import { parseAbsolute, toCalendarDateTime, toZoned } from '@internationalized/date'
import type { Assignment, ClassCourse } from '../../../contract/class/index.ts'

/** What can't be saved of an assignment: its dates are the wrong way round, or a number is none that counts. */
export type Wrong = 'dates' | 'weight' | 'points'

export function newAssignment(exercise: string): Assignment {
  return {
    exercise,
    isSet: true,
    opensAt: null,
    dueAt: null,
    weight: 1,
    attemptPoints: 0,
    solution: 'after-try',
  }
}

export function wrongIn({ opensAt, dueAt, weight, attemptPoints }: Assignment): Wrong | undefined {
  if (opensAt && dueAt && Date.parse(dueAt) <= Date.parse(opensAt)) return 'dates'
  if (!(weight >= 0 && weight <= 100)) return 'weight'
  if (!(Number.isInteger(attemptPoints) && attemptPoints >= 0 && attemptPoints <= 1000)) return 'points'
  return undefined
}

/** The same with one assignment as it is now; `isSet` false takes it away, because what isn't named counts nothing. */
export function withAssignment(course: ClassCourse, changed: Assignment): ClassCourse {
  const others = course.assignments.filter(({ exercise }) => exercise !== changed.exercise)
  return { ...course, assignments: changed.isSet ? [...others, changed] : others }
}

/** Another zone: the clocks' times stay as they were written, the moments move with them. */
export function inZone(course: ClassCourse, timeZone: string): ClassCourse {
  const move = (iso: string | null) =>
    iso && toZoned(toCalendarDateTime(parseAbsolute(iso, course.timeZone)), timeZone).toAbsoluteString()
  return {
    timeZone,
    assignments: course.assignments.map((assignment) => ({
      ...assignment,
      opensAt: move(assignment.opensAt),
      dueAt: move(assignment.dueAt),
    })),
  }
}

/** Whether both say the same, in whatever order. */
export function isSameCourse(one: ClassCourse, other: ClassCourse): boolean {
  return textOf(one) === textOf(other)
}

function textOf({ timeZone, assignments }: ClassCourse): string {
  const rows = assignments
    .map(({ exercise, isSet, opensAt, dueAt, weight, attemptPoints, solution }) =>
      JSON.stringify([exercise, isSet, opensAt, dueAt, weight, attemptPoints, solution]),
    )
    .toSorted()
  return JSON.stringify([timeZone, rows])
}
