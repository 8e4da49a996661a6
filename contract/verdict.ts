import { z } from 'zod'

/**
 * What a check found.
 * - `pass`: tried, and as it should be.
 * - `fail`: tried, and not as it should be.
 * - `error`: we could not tell; the trouble is ours, never the learner's.
 * - `unsupported`: this host's kernel can't do it; does not count.
 */
export const Status = z.enum(['pass', 'fail', 'error', 'unsupported'])
export type Status = z.infer<typeof Status>

/** One thing that was tried or read, as it can be shown and replayed. */
export const Evidence = z.object({
  /** What was tried, as a person would say it: "GET /version over plain TCP". */
  tried: z.string(),
  /** Where it was tried from: a host's name. */
  from: z.string(),
  /** What would have been right. */
  expected: z.string(),
  /** What came back, shortened to what matters. */
  got: z.string(),
  /** When, ISO 8601. */
  at: z.iso.datetime(),
})
export type Evidence = z.infer<typeof Evidence>

export const CheckResult = z.object({
  id: z.string(),
  status: Status,
  /** One true sentence for the learner. */
  summary: z.string(),
  evidence: z.array(Evidence),
})
export type CheckResult = z.infer<typeof CheckResult>

export const TaskVerdict = z.object({
  id: z.string(),
  title: z.string(),
  /** True now. */
  status: Status,
  /** When it first passed in this session, ISO 8601; `null` if it has not yet. This is what counts. */
  achieved: z.iso.datetime().nullable(),
  points: z.number().int().nonnegative(),
  checks: z.array(CheckResult),
})
export type TaskVerdict = z.infer<typeof TaskVerdict>

/** The published schema of `bulkhead check --format json`; see docs/verdict.md. */
export const ExerciseVerdict = z.object({
  schema: z.literal('bulkhead.verdict/1'),
  exercise: z.string(),
  seed: z.string(),
  /** Sum of the points of tasks that pass now. */
  score: z.number().int().nonnegative(),
  /** Sum of the points of all tasks that count (all but `unsupported`). */
  maxScore: z.number().int().nonnegative(),
  /** `live`: looked without touching. `check`: on demand, with a restart of docker where all else passed. */
  mode: z.enum(['live', 'check']),
  at: z.iso.datetime(),
  tasks: z.array(TaskVerdict),
})
export type ExerciseVerdict = z.infer<typeof ExerciseVerdict>

/**
 * A task's status from its checks. Zero checks run is never a pass; an error outweighs a failure,
 * because a failure found while something of ours was broken may not be the learner's.
 */
export function combineStatus(checks: readonly Pick<CheckResult, 'status'>[]): Status {
  if (checks.length === 0) return 'error'
  if (checks.some((check) => check.status === 'error')) return 'error'
  if (checks.some((check) => check.status === 'fail')) return 'fail'
  if (checks.some((check) => check.status === 'pass')) return 'pass'
  return 'unsupported'
}

/** 0 all pass, 1 some fail, 2 could not tell: the exit status of `bulkhead check`. */
export function exitStatus(verdict: Pick<ExerciseVerdict, 'tasks'>): 0 | 1 | 2 {
  const statuses = verdict.tasks.map((task) => task.status)
  if (statuses.includes('error') || !statuses.some((status) => status !== 'unsupported')) return 2
  return statuses.includes('fail') ? 1 : 0
}
