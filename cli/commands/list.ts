import type { ExerciseInfo, ExerciseProgress, LabSession, TaskInfo } from '../../contract/index.ts'
import { troubleOf, troubleText } from '../failures.ts'
import { t } from '../language.ts'
import { type Paint, paintFor, print, printJson, say } from '../output.ts'
import { table } from '../text.ts'
import { type Client, withEngine } from '../with-engine.ts'

/** One exercise as `list --json` prints it. */
export interface ListedExercise extends Omit<ExerciseInfo, 'tasks'> {
  tasks: (Pick<TaskInfo, 'id' | 'title' | 'points'> & { achieved: string | null })[]
  /** `null` when it could not be told because Docker can't be reached. */
  open: boolean | null
  lab: LabSession | null
}

/** The exercises, how far the learner is, and which labs are open. Starts nothing. */
export async function list({ json }: { json?: boolean }, interrupt: AbortSignal): Promise<number> {
  const listed = await withEngine('look', interrupt, async ({ client }) => {
    const open = await openLabs(client)
    const exercises = await client.course.list()
    return Promise.all(
      exercises.map(async (exercise) =>
        listedExercise(exercise, await client.course.progress({ exercise: exercise.id }), open),
      ),
    )
  })
  if (json) printJson(listed)
  else print(listText(listed, paintFor(process.stdout)))
  return 0
}

/** `undefined`, and why on standard error, when labs were opened and Docker can't be asked about them. */
async function openLabs(client: Client): Promise<LabSession[] | undefined> {
  try {
    return await client.lab.list()
  } catch (error) {
    const trouble = troubleOf(error)
    if (!trouble) throw error
    say(troubleText(trouble))
    return undefined
  }
}

export function listedExercise(
  { tasks, ...exercise }: ExerciseInfo,
  { achieved }: ExerciseProgress,
  open: readonly LabSession[] | undefined,
): ListedExercise {
  const lab = open?.find((session) => session.exercise === exercise.id) ?? null
  return {
    ...exercise,
    tasks: tasks.map(({ id, title, points }) => ({ id, title, points, achieved: achieved[id] ?? null })),
    open: open ? lab !== null : null,
    lab,
  }
}

export function listText(listed: readonly ListedExercise[], paint: Paint): string {
  const rows = listed.map(({ id, title, minutes, tasks, open, lab }) => [
    { text: id, format: 'bold' as const },
    t(title),
    t`${minutes} min`,
    t`${tasks.filter((task) => task.achieved !== null).length} of ${tasks.length} tasks`,
    lab ? { text: t`open, seed ${lab.seed}`, format: 'green' as const } : open === null ? '?' : t`closed`,
  ])
  return table(rows, paint)
}
