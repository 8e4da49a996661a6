import {
  combineStatus,
  ImpostorError,
  type CheckResult,
  type ExerciseDefinition,
  type ExerciseVerdict,
  type LabProbe,
  type LabSession,
  msg,
  probeWords,
  reasonOf,
} from '../../contract/index.ts'

/** What grading needs of an open lab. */
export interface GradedLab {
  readonly session: Pick<LabSession, 'seed' | 'params'>
  readonly probe: LabProbe
}

export interface GradeOptions {
  mode: ExerciseVerdict['mode']
  /** Task id → when it was first achieved. Read after looking, so a record that grows meanwhile counts. */
  achieved: Readonly<Record<string, string>>
}

/**
 * Looks at a lab and judges it. Never throws for a lab that can't be looked at: every task is then
 * `error`, because a trouble of ours is neither a pass nor the learner's failure.
 *
 * A `check` on demand restarts what the exercise wants restarted, but only where everything passes so
 * far: a task has to pass before and after, so there is nothing to win and a lab to disturb otherwise.
 */
export async function grade(
  exercise: ExerciseDefinition,
  lab: GradedLab,
  options: GradeOptions,
): Promise<ExerciseVerdict> {
  const results = await look(exercise, lab, options.mode)
  const at = new Date().toISOString()
  const tasks = exercise.tasks.map(({ id, title, points }) => {
    const checks = results[id] ?? []
    const status = combineStatus(checks)
    const achieved = options.achieved[id] ?? (status === 'pass' ? at : null)
    return { id, title, status, achieved, points, checks: checks.length > 0 ? checks : [notLooked] }
  })
  const pointsWhere = (counts: (status: string) => boolean) =>
    tasks.reduce((sum, task) => sum + (counts(task.status) ? task.points : 0), 0)
  return {
    schema: 'bulkhead.verdict/1',
    exercise: exercise.id,
    seed: lab.session.seed,
    score: pointsWhere((status) => status === 'pass'),
    maxScore: pointsWhere((status) => status !== 'unsupported'),
    mode: options.mode,
    at,
    tasks,
  }
}

type Results = Record<string, CheckResult[]>

async function look(
  exercise: ExerciseDefinition,
  lab: GradedLab,
  mode: GradeOptions['mode'],
): Promise<Results> {
  const { params } = lab.session
  try {
    const before = await exercise.observe(lab.probe, params)
    const results = exercise.judge(before, params)
    if (mode === 'live' || !exercise.verifyDurable || !allPass(exercise, results)) return results
    return exercise.judge(await exercise.verifyDurable(lab.probe, params, before), params)
  } catch (cause) {
    const result = cause instanceof ImpostorError ? impostor(cause) : couldNotLook(cause)
    return Object.fromEntries(exercise.tasks.map((task) => [task.id, [result]]))
  }
}

function allPass(exercise: ExerciseDefinition, results: Results): boolean {
  return exercise.tasks.every((task) =>
    ['pass', 'unsupported'].includes(combineStatus(results[task.id] ?? [])),
  )
}

/** The one thing that keeps us from looking and is the learner's doing. */
function impostor({ host, message }: ImpostorError): CheckResult {
  return {
    id: 'daemon-runs',
    status: 'fail',
    summary: msg`Something that is not ${host}'s dockerd answers on /run/docker.sock.`,
    evidence: [
      {
        tried: msg`Ask the kernel who takes a connection to /run/docker.sock`,
        from: host,
        expected: msg`the dockerd of this host`,
        got: probeWords(message),
        at: new Date().toISOString(),
      },
    ],
  }
}

function couldNotLook(cause: unknown): CheckResult {
  return {
    id: 'look',
    status: 'error',
    summary: msg`Bulkhead could not look at the lab, so it can't tell; this is not your mistake. (${reasonOf(cause)})`,
    evidence: [],
  }
}

const notLooked: CheckResult = {
  id: 'look',
  status: 'error',
  summary: msg`Bulkhead did not look at this, so it can't tell; this is not your mistake.`,
  evidence: [],
}
