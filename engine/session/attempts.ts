import {
  type AttemptDefinition,
  type AttemptEvent,
  type AttemptReport,
  type AttemptStep,
  type ExerciseDefinition,
  msg,
  reasonOf,
} from '../../contract/index.ts'
import type { RunningLab } from '../hosts/lab-hosts.ts'
import { logError } from '../log.ts'
import type { Progress } from '../progress/progress.ts'
import { troubles } from '../troubles.ts'

/** Attempts that run; one per exercise. */
export interface Attempts {
  /**
   * Runs the exercise's attempt on an open lab. It goes on to its end, and its report is kept, also when
   * nobody listens any more. Throws TroubleError when one runs already or there is none.
   */
  run(exercise: ExerciseDefinition, lab: RunningLab): AsyncGenerator<AttemptEvent, void, void>
  /** Reports of attempts that still run are no longer kept. */
  dispose(): void
}

export function createAttempts(progress: Pick<Progress, 'addAttempt'>): Attempts {
  const running = new Set<string>()
  let disposed = false

  async function carryOut(
    exercise: string,
    attempt: AttemptDefinition,
    lab: RunningLab,
    onStep: (step: AttemptStep) => void,
  ): Promise<AttemptReport> {
    try {
      const report = await tryIt(exercise, attempt, lab, onStep)
      if (!disposed) await progress.addAttempt(exercise, lab.session.seed, report)
      return report
    } finally {
      running.delete(exercise)
    }
  }

  return {
    run(exercise, lab) {
      const { attempt } = exercise
      if (!attempt) throw troubles.noAttempt(exercise.title)
      if (running.has(exercise.id)) throw troubles.attemptRuns(attempt.title)
      running.add(exercise.id)
      const steps: AttemptStep[] = []
      let wake = () => {}
      const report = carryOut(exercise.id, attempt, lab, (step) => {
        steps.push(step)
        wake()
      })
      const over = report.then(
        () => true,
        () => true,
      )
      return (async function* () {
        let shown = 0
        for (let isOver = false; !isOver || shown < steps.length;) {
          const more = new Promise<false>((resolve) => (wake = () => resolve(false)))
          if (shown === steps.length) isOver = await Promise.race([over, more])
          for (const step of steps.slice(shown)) {
            shown += 1
            yield { kind: 'step', step } as const
          }
        }
        yield { kind: 'report', report: await report } as const
      })()
    },
    dispose() {
      disposed = true
    },
  }
}

/** What goes wrong on our side is a report too, and says whose fault it is. */
async function tryIt(
  exercise: string,
  attempt: AttemptDefinition,
  lab: RunningLab,
  onStep: (step: AttemptStep) => void,
): Promise<AttemptReport> {
  const steps: AttemptStep[] = []
  const note = (step: AttemptStep) => {
    steps.push(step)
    onStep(step)
  }
  try {
    return await attempt.run(lab.probe, lab.session.params, note)
  } catch (error) {
    logError(`running the attempt of ${exercise}`, error)
    const summary = msg`Bulkhead could not carry the attempt out, so it says nothing about the lab. (${reasonOf(error)})`
    return { exercise, outcome: 'error', summary, steps, at: new Date().toISOString() }
  }
}
