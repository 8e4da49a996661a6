import {
  type ExerciseDefinition,
  type ExerciseInfo,
  type ExerciseProgress,
  type ExerciseStanding,
  type LabState,
  type Message,
} from '../../contract/index.ts'
import type { Progress } from '../progress/progress.ts'
import { troubles } from '../troubles.ts'

export function exerciseInfo(exercise: ExerciseDefinition): ExerciseInfo {
  const { id, title, summary, minutes, topology, tasks, attempt } = exercise
  return {
    id,
    title,
    summary,
    minutes,
    hosts: [...topology],
    tasks: tasks.map((task) => ({ ...task, hints: task.hints.length })),
    attempt: attempt && { title: attempt.title, description: attempt.description },
  }
}

/** The session that a state is about, if it is about one. */
export const sessionOf = (state: LabState) => ('session' in state ? state.session : undefined)

export async function exerciseProgress(
  exercise: ExerciseDefinition,
  state: LabState,
  progress: Progress,
): Promise<ExerciseProgress> {
  const seed = sessionOf(state)?.seed ?? (await progress.seedOf(exercise.id))
  const [achieved, hintsShown, attempts, effort] = await Promise.all([
    progress.achieved(exercise.id, seed),
    progress.hintsShown(exercise.id),
    progress.attempts(exercise.id, seed),
    progress.effort(exercise.id),
  ])
  return { exercise: exercise.id, achieved, hintsShown, attempts, workedSeconds: effort.workedSeconds }
}

/** How far the learner is with each exercise; nothing is drawn or opened for it. */
export async function overview(
  of: readonly { exercise: ExerciseDefinition; state: LabState }[],
  progress: Progress,
): Promise<ExerciseStanding[]> {
  const known = await progress.standings()
  return of.map(({ exercise: { id, tasks }, state }) => {
    const { seed: last, achieved = [], unsupported = [], lastWorkedAt = null } = known.get(id) ?? {}
    const seed = sessionOf(state)?.seed ?? last
    const isTask = (task: string) => tasks.some((one) => one.id === task)
    return {
      exercise: id,
      achieved: achieved.filter((one) => one.seed === seed && isTask(one.task)).map(({ task }) => task),
      unsupported: unsupported.filter(isTask),
      lastWorkedAt,
    }
  })
}

/** The hints of a task that are shown, with `__name__` for the lab's parameters; one more of them for `next`. */
export async function hints(
  exercise: ExerciseDefinition,
  progress: Progress,
  { task: id, next }: { task: string; next: boolean },
): Promise<{ shown: Message[]; total: number }> {
  const task = exercise.tasks.find((one) => one.id === id)
  if (!task) throw troubles.unknownTask(exercise.id, id)
  const total = task.hints.length
  const count = next
    ? await progress.showHint(exercise.id, id, total)
    : Math.min((await progress.hintsShown(exercise.id))[id] ?? 0, total)
  return { shown: task.hints.slice(0, count), total }
}
