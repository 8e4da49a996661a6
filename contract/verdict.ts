import { z } from 'zod'
import type { Message } from './message.ts'
import { messageSchema } from './message-schema.ts'

/**
 * What a check found.
 * - `pass`: tried, and as it should be.
 * - `fail`: tried, and not as it should be.
 * - `error`: we could not tell; the trouble is ours, never the learner's.
 * - `unsupported`: this host's kernel can't do it; does not count.
 */
export const Status = z.enum(['pass', 'fail', 'error', 'unsupported'])
export type Status = z.infer<typeof Status>

/** A verdict's parts, with what is said in `words`: messages within Bulkhead, text in what is published. */
function verdictSchemas<Words extends Message | string>(words: z.ZodType<Words>) {
  /** One thing that was tried or read, as it can be shown and replayed. */
  const evidence = z.object({
    /** What was tried, as a person would say it: "GET /version over plain TCP". */
    tried: words,
    /** Where it was tried from: a host's name. */
    from: z.string(),
    /** What would have been right. */
    expected: words,
    /** What came back, shortened to what matters. */
    got: words,
    /** When, ISO 8601. */
    at: z.iso.datetime(),
  })
  const checkResult = z.object({
    id: z.string(),
    status: Status,
    /** One true sentence for the learner. */
    summary: words,
    evidence: z.array(evidence),
  })
  const taskVerdict = z.object({
    id: z.string(),
    title: words,
    /** True now. */
    status: Status,
    /** When it first passed in this session, ISO 8601; `null` if it has not yet. This is what counts. */
    achieved: z.iso.datetime().nullable(),
    points: z.number().int().nonnegative(),
    checks: z.array(checkResult),
  })
  const exerciseVerdict = z.object({
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
    tasks: z.array(taskVerdict),
  })
  return { evidence, checkResult, taskVerdict, exerciseVerdict }
}

const within = verdictSchemas(messageSchema)
export const Evidence = within.evidence
export type Evidence = z.infer<typeof Evidence>
export const CheckResult = within.checkResult
export type CheckResult = z.infer<typeof CheckResult>
export const TaskVerdict = within.taskVerdict
export type TaskVerdict = z.infer<typeof TaskVerdict>
export const ExerciseVerdict = within.exerciseVerdict
export type ExerciseVerdict = z.infer<typeof ExerciseVerdict>

/** The published schema of `bulkhead check --format json`, in words; see docs/verdict.md. */
export const PublishedVerdict = verdictSchemas(z.string()).exerciseVerdict
export type PublishedVerdict = z.infer<typeof PublishedVerdict>

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
