import { z } from 'zod'
import { type Assignment, PersonId } from '../../contract/class/index.ts'
import { AttemptReport, ExerciseId } from '../../contract/index.ts'

/** What of a learner's reports counts for grades, in the order of `at`, which is by the clock of the class. */
export type GradedEvent =
  | {
      kind: 'verdict'
      exercise: string
      at: string
      report: string
      tasks: readonly { id: string; status: string }[]
    }
  | { kind: 'attempt'; exercise: string; at: string; report: string; outcome: AttemptReport['outcome'] }

/** What an exercise has to be achieved. */
export interface GradedExercise {
  id: string
  tasks: readonly { id: string; points: number }[]
}

const At = z.iso.datetime()

export const TaskGrade = z.object({
  id: z.string(),
  /** `late`: after the deadline. `unsupported`: this learner's kernel can't do it; its points are not asked for. */
  status: z.enum(['achieved', 'late', 'missing', 'unsupported']),
  points: z.number(),
  maxPoints: z.number(),
  achievedAt: At.nullable(),
  /** The report that shows it. */
  report: z.uuid().nullable(),
})
export type TaskGrade = z.infer<typeof TaskGrade>

const AttemptGrade = z.object({
  /** Of the last one before the deadline; `null` where there was none. */
  outcome: AttemptReport.shape.outcome.nullable(),
  /** Whether all tasks passed when it was tried. */
  isWhole: z.boolean(),
  points: z.number(),
  maxPoints: z.number(),
  report: z.uuid().nullable(),
})

/** One learner at one exercise. Scores are points times the exercise's weight. */
export const ExerciseGrade = z.object({
  exercise: ExerciseId,
  score: z.number(),
  maxScore: z.number(),
  /** With what was achieved after the deadline. */
  rawScore: z.number(),
  weight: z.number(),
  dueAt: At.nullable(),
  /** When the last thing that counts was achieved. */
  lastAt: At.nullable(),
  tasks: z.array(TaskGrade),
  attempt: AttemptGrade.nullable(),
})
export type ExerciseGrade = z.infer<typeof ExerciseGrade>

export const LearnerGrade = z.object({
  person: PersonId,
  name: z.string(),
  rosterId: z.string().nullable(),
  score: z.number(),
  maxScore: z.number(),
  exercises: z.array(ExerciseGrade),
})
export type LearnerGrade = z.infer<typeof LearnerGrade>

/** All grades of a class, as `--format json` prints them. */
export const GradeBook = z.object({
  schema: z.literal('bulkhead.grades/1'),
  className: z.string(),
  at: At,
  timeZone: z.string(),
  learners: z.array(LearnerGrade),
})
export type GradeBook = z.infer<typeof GradeBook>

/** Grades of one learner: partial credit by tasks, what is late counts nothing, what is not set neither. */
export function gradeLearner(
  learner: Pick<LearnerGrade, 'person' | 'name' | 'rosterId'>,
  assignments: readonly Assignment[],
  exercises: readonly GradedExercise[],
  events: readonly GradedEvent[],
): LearnerGrade {
  const graded = assignments
    .filter(({ isSet }) => isSet)
    .flatMap((assignment) => {
      const exercise = exercises.find(({ id }) => id === assignment.exercise)
      if (!exercise) return []
      return gradeExercise(
        assignment,
        exercise,
        events.filter((event) => event.exercise === exercise.id),
      )
    })
  return {
    person: learner.person,
    name: learner.name,
    rosterId: learner.rosterId,
    score: sum(graded.map(({ score }) => score)),
    maxScore: sum(graded.map(({ maxScore }) => maxScore)),
    exercises: graded,
  }
}

function gradeExercise(
  { exercise, dueAt, weight, attemptPoints }: Assignment,
  { tasks }: GradedExercise,
  events: readonly GradedEvent[],
): ExerciseGrade {
  const inTime = (at: string) => dueAt === null || at <= dueAt
  const verdicts = events.filter((event) => event.kind === 'verdict')
  const taskGrades = tasks.map((task): TaskGrade => {
    const statusIn = (one: (typeof verdicts)[number]) => one.tasks.find(({ id }) => id === task.id)?.status
    const first = verdicts.find((one) => statusIn(one) === 'pass')
    const known = { id: task.id, maxPoints: task.points }
    if (first) {
      const achieved = inTime(first.at)
      return {
        ...known,
        status: achieved ? 'achieved' : 'late',
        points: achieved ? task.points : 0,
        achievedAt: first.at,
        report: first.report,
      }
    }
    const last = verdicts.findLast((one) => statusIn(one) !== undefined)
    if (last && statusIn(last) === 'unsupported')
      return {
        ...known,
        maxPoints: 0,
        status: 'unsupported',
        points: 0,
        achievedAt: null,
        report: last.report,
      }
    return { ...known, status: 'missing', points: 0, achievedAt: null, report: null }
  })
  const attempt =
    attemptPoints > 0
      ? gradeAttempt(
          attemptPoints,
          tasks,
          events.filter(({ at }) => inTime(at)),
        )
      : null
  const late = sum(taskGrades.filter(({ status }) => status === 'late').map(({ maxPoints }) => maxPoints))
  const parts = attempt ? [...taskGrades, attempt] : taskGrades
  const points = sum(parts.map((part) => part.points))
  const counted = taskGrades.filter(({ status }) => status === 'achieved')
  return {
    exercise,
    score: weigh(points, weight),
    maxScore: weigh(sum(parts.map(({ maxPoints }) => maxPoints)), weight),
    rawScore: weigh(points + late, weight),
    weight,
    dueAt,
    lastAt:
      counted
        .map(({ achievedAt }) => achievedAt ?? '')
        .toSorted((a, b) => (a < b ? -1 : 1))
        .at(-1) ?? null,
    tasks: taskGrades,
    attempt,
  }
}

/**
 * The last one counts: an attack that is refused at first, and gets in later, got in. One that we couldn't try says
 * nothing. It is worth its points where all tasks passed in the verdict before it: a Docker that was stopped refuses
 * everybody, too.
 */
function gradeAttempt(
  maxPoints: number,
  tasks: GradedExercise['tasks'],
  events: readonly GradedEvent[],
): z.infer<typeof AttemptGrade> {
  const at = events.findLastIndex((event) => event.kind === 'attempt' && event.outcome !== 'error')
  const last = events[at]
  if (last?.kind !== 'attempt') return { outcome: null, isWhole: false, points: 0, maxPoints, report: null }
  const before = events.slice(0, at).findLast((event) => event.kind === 'verdict')
  const isWhole = before?.kind === 'verdict' && isAllDone(before, tasks)
  return {
    outcome: last.outcome,
    isWhole,
    points: last.outcome === 'refused' && isWhole ? maxPoints : 0,
    maxPoints,
    report: last.report,
  }
}

/** What this kernel can't do is not asked for; if that is all of it, nothing was done. */
function isAllDone(
  verdict: Extract<GradedEvent, { kind: 'verdict' }>,
  tasks: GradedExercise['tasks'],
): boolean {
  const statuses = tasks.map(({ id }) => verdict.tasks.find((task) => task.id === id)?.status)
  return (
    statuses.includes('pass') && statuses.every((status) => status === 'pass' || status === 'unsupported')
  )
}

/** To a hundredth: weights are not always whole. */
const weigh = (points: number, weight: number): number => Math.round(points * weight * 100) / 100
const sum = (numbers: readonly number[]): number =>
  Math.round(numbers.reduce((before, number) => before + number, 0) * 100) / 100
