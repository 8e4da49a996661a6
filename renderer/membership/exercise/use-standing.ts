import type { Assignment } from '../../../contract/class/course.ts'
import { useMember } from '../membership.ts'
import { type ClassStanding, standingOf } from '../standing.ts'
import { useClassClock } from '../use-class-clock.ts'

/** What the class says of an exercise, and how that stands now. */
export function useStanding(exercise: string): {
  className: string
  assignment?: Assignment
  standing?: ClassStanding
} {
  const member = useMember()
  const { now } = useClassClock()
  const assignment = member?.assignments.find((one) => one.exercise === exercise)
  return { className: member?.className ?? '', assignment, standing: standingOf(assignment, now) }
}
