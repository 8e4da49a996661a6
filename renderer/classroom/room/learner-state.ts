import type { Failing, RoomRow } from '../../../contract/class/index.ts'
import type { TaskInfo } from '../../../contract/exercise.ts'
import type { TaskState } from '../../exercise/task-view.ts'

/** Who has achieved nothing for so long, while a check fails, is said to be stuck; in milliseconds. */
export const STUCK_AFTER = 5 * 60_000

/**
 * How a learner is doing at an exercise.
 * - `stuck`: the lab is open, and the same check has failed for STUCK_AFTER without anything else being achieved.
 * - `working`: the lab is open.
 * - `done`: every task that counts was achieved, now or before.
 * - `begun`: something was done, and the lab is not open now.
 * - `not-begun`: nothing was done yet.
 */
export type LearnerState = 'stuck' | 'working' | 'done' | 'begun' | 'not-begun'

/** One task of a learner, as TaskState has it; there is no evidence here. */
export function cellOf(row: RoomRow, task: string): TaskState {
  const found = row.tasks[task]
  if (!found) return 'unknown'
  const states = {
    pass: 'done',
    fail: found.achievedAt ? 'slipped' : 'open',
    error: 'trouble',
    unsupported: 'unsupported',
  } as const
  return states[found.status]
}

export function achievedCount(row: RoomRow): number {
  return Object.values(row.tasks).filter(({ achievedAt }) => achievedAt !== null).length
}

/** Whether all that counts was achieved. */
export function isDone(row: RoomRow, tasks: readonly TaskInfo[]): boolean {
  const counting = tasks.filter(({ id }) => row.tasks[id]?.status !== 'unsupported')
  return counting.length > 0 && counting.every(({ id }) => row.tasks[id]?.achievedAt)
}

/** What keeps a learner from going on: what fails in the first task that isn't done, as lessons go. */
export function failingNow(row: RoomRow, tasks: readonly TaskInfo[]): Failing | undefined {
  const place = (failing: Failing) => tasks.findIndex(({ id }) => id === failing.task)
  return row.failing.toSorted((a, b) => place(a) - place(b))[0]
}

/** Milliseconds since when `failingNow` has failed; `now` by the clock of the class. */
export function failingFor(row: RoomRow, tasks: readonly TaskInfo[], now: number): number | undefined {
  const failing = failingNow(row, tasks)
  return failing && Math.max(0, now - Date.parse(failing.since))
}

export function stateOf(row: RoomRow, tasks: readonly TaskInfo[], now: number): LearnerState {
  if (isDone(row, tasks)) return 'done'
  if (row.isOpen) return (failingFor(row, tasks, now) ?? 0) >= STUCK_AFTER ? 'stuck' : 'working'
  const hasBegun =
    Object.keys(row.tasks).length > 0 || row.attempts.count > 0 || row.workedSeconds > 0 || row.hints > 0
  return hasBegun ? 'begun' : 'not-begun'
}
