import type { ExerciseInfo } from '../../contract/index.ts'
import type { Assignment, ClassCourse } from '../../contract/class/index.ts'
import { type Observable, observable } from '../../engine/observable.ts'
import { troubles } from '../../engine/troubles.ts'
import type { Settings } from '../accounts/settings.ts'
import type { ClassDatabase } from '../store/database.ts'
import { courseTroubles } from './troubles.ts'

/** What the class works on, and when it counts. */
export interface Assignments {
  /** `get()` is what holds now. */
  readonly course: Observable<ClassCourse>
  /** All of it at once. Throws TroubleError. */
  set(course: ClassCourse): Promise<void>
}

export async function createAssignments(
  { db }: ClassDatabase,
  settings: Settings,
  exercises: readonly ExerciseInfo[],
): Promise<Assignments> {
  const rows = await db.selectFrom('assignments').selectAll().orderBy('exercise').execute()
  const course = observable<ClassCourse>({
    timeZone: settings.timeZone(),
    assignments: rows.map((row): Assignment => ({
      ...{ exercise: row.exercise, isSet: row.is_set === 1, opensAt: row.opens_at, dueAt: row.due_at },
      ...{ weight: row.weight, attemptPoints: row.attempt_points, solution: row.solution },
    })),
  })

  return {
    course,
    async set(wanted) {
      checkCourse(wanted, exercises)
      await settings.setTimeZone(wanted.timeZone)
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('assignments').execute()
        for (const { exercise, isSet, opensAt, dueAt, weight, attemptPoints, solution } of wanted.assignments)
          await trx
            .insertInto('assignments')
            .values({
              ...{ exercise, is_set: isSet ? 1 : 0, opens_at: utc(opensAt), due_at: utc(dueAt) },
              ...{ weight, attempt_points: attemptPoints, solution },
            })
            .execute()
      })
      course.set({
        ...wanted,
        assignments: wanted.assignments.map((one) => ({
          ...one,
          opensAt: utc(one.opensAt),
          dueAt: utc(one.dueAt),
        })),
      })
    },
  }
}

/** However it was written: times are compared as text. */
const utc = (time: string | null) => (time === null ? null : new Date(time).toISOString())

function checkCourse({ timeZone, assignments }: ClassCourse, exercises: readonly ExerciseInfo[]): void {
  try {
    Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw courseTroubles.noTimeZone(timeZone)
  }
  const seen = new Set<string>()
  for (const { exercise, opensAt, dueAt } of assignments) {
    const info = exercises.find(({ id }) => id === exercise)
    if (!info) throw troubles.unknownExercise(exercise)
    if (seen.has(exercise)) throw courseTroubles.twice(info.title)
    seen.add(exercise)
    if (opensAt !== null && dueAt !== null && Date.parse(opensAt) >= Date.parse(dueAt))
      throw courseTroubles.endsBeforeItBegins(info.title)
  }
}
