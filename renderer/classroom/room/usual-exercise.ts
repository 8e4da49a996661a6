import type { Assignment, ClassCourse } from '../../../contract/class/index.ts'
import type { ExerciseInfo } from '../../../contract/exercise.ts'

export const assignmentOf = (course: ClassCourse, exercise: string): Assignment | undefined =>
  course.assignments.find((assignment) => assignment.exercise === exercise)

/** What a class is most likely at: of what is set and open, what is due first; else what is set; else the first. */
export function usualExercise(
  exercises: readonly ExerciseInfo[],
  course: ClassCourse,
  now: number,
): ExerciseInfo | undefined {
  const due = (exercise: ExerciseInfo) => {
    const at = assignmentOf(course, exercise.id)?.dueAt
    return at ? Date.parse(at) : Infinity
  }
  const set = exercises.filter(({ id }) => assignmentOf(course, id)?.isSet)
  const isOpen = ({ id }: ExerciseInfo) => {
    const { opensAt, dueAt } = assignmentOf(course, id) ?? {}
    return (!opensAt || Date.parse(opensAt) <= now) && (!dueAt || Date.parse(dueAt) > now)
  }
  const open = set.filter(isOpen).toSorted((a, b) => (due(a) === due(b) ? 0 : due(a) - due(b)))
  return open[0] ?? set[0] ?? exercises[0]
}
