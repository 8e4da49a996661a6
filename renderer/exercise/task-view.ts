import type { ExerciseProgress } from '../../contract/rpc.ts'
import type { TaskInfo } from '../../contract/exercise.ts'
import { joined, type Message, msg, semicolon, space } from '../../contract/message.ts'
import type { CheckResult, ExerciseVerdict } from '../../contract/verdict.ts'

/**
 * What the learner sees of a task.
 * - `unknown`: nobody looked yet.
 * - `done`: true now.
 * - `slipped`: was achieved, which counts, but is not true now.
 * - `open`: not done yet.
 * - `trouble`: we could not tell.
 * - `unsupported`: this machine can't do it; does not count.
 */
export type TaskState = 'unknown' | 'done' | 'slipped' | 'open' | 'trouble' | 'unsupported'

export interface TaskView {
  info: TaskInfo
  state: TaskState
  /** When it was first achieved, ISO 8601. */
  achieved?: string
  checks: readonly CheckResult[]
}

type Known = Pick<ExerciseProgress, 'achieved'>

/** Every task of the exercise with what is known of it. */
export function viewTasks(
  tasks: readonly TaskInfo[],
  verdict?: ExerciseVerdict,
  progress?: Known,
): TaskView[] {
  return tasks.map((info) => {
    const found = verdict?.tasks.find((task) => task.id === info.id)
    const achieved = found?.achieved ?? progress?.achieved[info.id]
    if (!found) return { info, state: 'unknown', achieved, checks: [] }
    const states = {
      pass: 'done',
      fail: achieved ? 'slipped' : 'open',
      error: 'trouble',
      unsupported: 'unsupported',
    } as const
    return { info, state: states[found.status], achieved, checks: found.checks }
  })
}

/** What keeps a task from being done comes first. */
export function inOrder(checks: readonly CheckResult[]): CheckResult[] {
  const order = ['fail', 'error', 'unsupported', 'pass']
  return checks.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
}

/** The task that one is at: the first that isn't done and was looked at. */
export function taskAtHand(views: readonly TaskView[]): string | undefined {
  return views.find(({ state }) => state === 'open' || state === 'slipped' || state === 'trouble')?.info.id
}

export interface Tally {
  done: number
  tasks: number
  points: number
  maxPoints: number
}

/** How much is true now, of what counts on this machine. */
export function tally(views: readonly TaskView[]): Tally {
  const counting = views.filter((view) => view.state !== 'unsupported')
  const done = counting.filter((view) => view.state === 'done')
  const points = (of: readonly TaskView[]) => of.reduce((sum, view) => sum + view.info.points, 0)
  return { done: done.length, tasks: counting.length, points: points(done), maxPoints: points(counting) }
}

/** What to tell somebody who doesn't see the list, about what changed since they were last told. */
export function announce(before: readonly TaskView[], after: readonly TaskView[]): Message | undefined {
  const was = new Map(before.map((view) => [view.info.id, view.state]))
  const known = before.some((view) => view.state !== 'unknown')
  const { done, tasks } = tally(after)
  const all = msg`${done} of ${tasks} tasks done.`
  if (!known) return after.some((view) => view.state !== 'unknown') ? all : undefined
  const said = (['done', 'slipped', 'trouble'] as const).flatMap((state) => {
    const turned = after.filter((view) => view.state === state && was.get(view.info.id) !== state)
    const titles = turned.map((view) => view.info.title)
    return titles.length > 0 ? [news[state](joined(titles, semicolon))] : []
  })
  return said.length > 0 ? joined([...said, all], space) : undefined
}

const news = {
  done: (tasks: Message) => msg`Done: ${tasks}.`,
  slipped: (tasks: Message) => msg`No longer true: ${tasks}.`,
  trouble: (tasks: Message) => msg`We could not check: ${tasks}.`,
}
