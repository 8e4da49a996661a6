import type { Message } from '../../contract/index.ts'
import type { MemberNews } from '../../contract/class/index.ts'
import type { TroubleError } from '../hosts/lab-hosts.ts'
import { classTroubles } from './troubles.ts'

/** What a class has said of one exercise, at a time by the clock of the class. */
export interface RuleOptions {
  exercise: { id: string; title: Message }
  course: MemberNews['course'] | undefined
  now: Date
}

/** Why its lab can't be opened yet, if so. */
export function notOpenYet({ exercise, course, now }: RuleOptions): TroubleError | undefined {
  const opensAt = assignmentOf(course, exercise.id)?.opensAt
  if (!course || !opensAt || Date.parse(opensAt) <= now.getTime()) return undefined
  return classTroubles.notOpenYet(exercise.title, inZone(opensAt, course.timeZone))
}

/**
 * When the solution can be looked at: as in self-paced learning (`own`), at once (`open`), or not, for a reason. Without a
 * deadline, "after the deadline" is never.
 */
export function solutionRule({ exercise, course, now }: RuleOptions): 'own' | 'open' | TroubleError {
  const assignment = assignmentOf(course, exercise.id)
  if (!course || !assignment || assignment.solution === 'after-try') return 'own'
  const { dueAt } = assignment
  if (assignment.solution === 'never' || dueAt === null) return classTroubles.solutionNever(exercise.title)
  if (Date.parse(dueAt) <= now.getTime()) return 'open'
  return classTroubles.solutionAfterDue(exercise.title, inZone(dueAt, course.timeZone))
}

function assignmentOf(course: MemberNews['course'] | undefined, exercise: string) {
  return course?.assignments.find((one) => one.exercise === exercise)
}

/** "2026-11-22 14:00 (Europe/Berlin)": read alike in every language. */
export function inZone(at: string, timeZone: string): string {
  // Swedish writes dates as ISO 8601 does.
  const written = (zone: string) =>
    `${new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(new Date(at))} (${zone})`
  try {
    return written(timeZone)
  } catch {
    // A zone that only the class knows.
    return written('UTC')
  }
}
