import type { Assignment } from '../../contract/class/course.ts'

/** From when on a deadline is near, in milliseconds. */
const NEAR = 24 * 60 * 60 * 1000

/** How an exercise stands in the class now. */
export type ClassStanding =
  | { kind: 'locked'; opensAt: string }
  | { kind: 'set' }
  | { kind: 'due'; at: string; isNear: boolean }
  | { kind: 'over'; at: string }

/** Absent where the class says nothing of it. `now`: by the clock of the class. */
export function standingOf(assignment: Assignment | undefined, now: number): ClassStanding | undefined {
  if (!assignment) return undefined
  const { opensAt, dueAt, isSet } = assignment
  if (opensAt && now < Date.parse(opensAt)) return { kind: 'locked', opensAt }
  if (!isSet) return undefined
  if (!dueAt) return { kind: 'set' }
  const left = Date.parse(dueAt) - now
  return left < 0 ? { kind: 'over', at: dueAt } : { kind: 'due', at: dueAt, isNear: left <= NEAR }
}

/** What the class says of solutions where it isn't the rule of self-paced learning; absent where it is, or was fulfilled. */
export function solutionRule(
  assignment: Assignment | undefined,
  now: number,
): { kind: 'never' } | { kind: 'after'; at: string | null } | undefined {
  if (!assignment || assignment.solution === 'after-try') return undefined
  if (assignment.solution === 'never') return { kind: 'never' }
  const { dueAt } = assignment
  return dueAt && now >= Date.parse(dueAt) ? undefined : { kind: 'after', at: dueAt }
}

/** What is set, what is due first before what is due later or never. */
export function inOrderOfDeadlines(assignments: readonly Assignment[]): Assignment[] {
  const key = ({ dueAt }: Assignment) => (dueAt === null ? Infinity : Date.parse(dueAt))
  return assignments.filter(({ isSet }) => isSet).toSorted((a, b) => key(a) - key(b) || 0)
}
