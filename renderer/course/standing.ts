import { after, lessons, parts } from '../../content/course.ts'
import type { ExerciseInfo, TaskInfo } from '../../contract/exercise.ts'
import type { Message } from '../../contract/message.ts'
import type { ExerciseStanding } from '../../contract/rpc.ts'

/** An exercise in the course, and how far the learner is with it. */
export interface CourseStep {
  info: ExerciseInfo
  /** Tasks that were achieved, of those that count on this machine. */
  done: number
  tasks: number
  state: 'new' | 'begun' | 'done'
  /** The first task that isn't achieved. */
  nextTask?: TaskInfo
  minutesLeft: number
  /** What it builds on and isn't done yet. */
  bestAfter: ExerciseInfo[]
  lastWorkedAt?: string
}

export interface CourseView {
  parts: { title: Message; steps: CourseStep[] }[]
  done: number
  tasks: number
  minutesLeft: number
  /** What the learner worked on last. */
  last?: CourseStep
  /** What to do next: the last one while it isn't done, else what comes then. Absent when all is done. */
  next?: CourseStep
}

/** The whole course as the learner stands in it. */
export function viewCourse(
  course: readonly ExerciseInfo[],
  overview: readonly ExerciseStanding[],
): CourseView {
  const steps = stepsOf(course, overview)
  const sum = (count: (step: CourseStep) => number) => steps.reduce((total, step) => total + count(step), 0)
  const last = steps
    .filter(({ lastWorkedAt }) => lastWorkedAt !== undefined)
    .toSorted((a, b) => String(b.lastWorkedAt).localeCompare(String(a.lastWorkedAt)))[0]
  return {
    parts: parts.map(({ title, lessons: slugs }) => ({
      title,
      steps: slugs.flatMap((slug) => steps.find(({ info }) => info.id === slug) ?? []),
    })),
    done: sum(({ done }) => done),
    tasks: sum(({ tasks }) => tasks),
    minutesLeft: sum(({ minutesLeft }) => minutesLeft),
    last,
    next: last && last.state !== 'done' ? last : nextOf(steps, last?.info.id),
  }
}

/**
 * The exercise to go on with after one that was finished, or to begin with: the next in the course's order that isn't
 * done and builds on nothing that isn't; else the next that isn't done. Absent when all is done.
 */
export function nextExercise(
  course: readonly ExerciseInfo[],
  overview: readonly ExerciseStanding[],
  finished?: string,
): ExerciseInfo | undefined {
  return nextOf(stepsOf(course, overview), finished)?.info
}

function nextOf(steps: readonly CourseStep[], finished?: string): CourseStep | undefined {
  const at = steps.findIndex(({ info }) => info.id === finished) + 1
  const open = [...steps.slice(at), ...steps.slice(0, at)].filter(
    ({ info, state }) => state !== 'done' && info.id !== finished,
  )
  const isReady = ({ bestAfter }: CourseStep) => bestAfter.every(({ id }) => id === finished)
  return open.find(isReady) ?? open[0]
}

/** In the course's order. */
function stepsOf(course: readonly ExerciseInfo[], overview: readonly ExerciseStanding[]): CourseStep[] {
  const known = new Map(overview.map((standing) => [standing.exercise, standing]))
  const infos = lessons.flatMap((slug) => course.find(({ id }) => id === slug) ?? [])
  const steps = infos.map((info) => stepOf(info, known.get(info.id)))
  return steps.map((step) => ({
    ...step,
    bestAfter: (after[step.info.id] ?? []).flatMap((id) => {
      const before = steps.find(({ info }) => info.id === id)
      return before && before.state !== 'done' ? [before.info] : []
    }),
  }))
}

function stepOf(info: ExerciseInfo, standing?: ExerciseStanding): CourseStep {
  const { achieved = [], unsupported = [], lastWorkedAt } = standing ?? {}
  const counting = info.tasks.filter(({ id }) => achieved.includes(id) || !unsupported.includes(id))
  const open = counting.filter(({ id }) => !achieved.includes(id))
  const done = counting.length - open.length
  return {
    info,
    done,
    tasks: counting.length,
    state: open.length === 0 && done > 0 ? 'done' : done > 0 || lastWorkedAt ? 'begun' : 'new',
    nextTask: open[0],
    minutesLeft: counting.length === 0 ? 0 : Math.ceil((info.minutes * open.length) / counting.length),
    bestAfter: [],
    lastWorkedAt: lastWorkedAt ?? undefined,
  }
}
