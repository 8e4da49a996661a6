import { seededRandom } from '../../engine/grading/random.ts'
import type { LabHosts, LabSpec, RunningLab } from '../../engine/hosts/lab-hosts.ts'
import type { Case } from './case.ts'
import { proveCase } from './prove-case.ts'
import type { Result } from './report.ts'
import { Disproof } from './run-script.ts'
import type { createSchedule } from './schedule.ts'

export interface Lane {
  labHosts: LabHosts
  seed: string
  schedule: ReturnType<typeof createSchedule>
  record: boolean
  done(result: Result): void
}

const never = new AbortController().signal

/** Works through cases on one lab after the other, the next one booting behind. */
export async function runLane({ labHosts, seed, schedule, record, done }: Lane): Promise<void> {
  let lab: RunningLab | undefined
  /** The exercise whose lab is as found again, after a trick that was undone. */
  let clean: string | undefined
  try {
    let proof = schedule.next()
    while (proof) {
      const next = schedule.next(proof.exercise.id)
      const spec = specOf(proof, seed)
      const began = performance.now()
      let problem: string | undefined
      try {
        if (!lab) lab = await labHosts.open(spec, () => {}, never)
        else if (!proof.trick || clean !== proof.exercise.id)
          lab = await labHosts.reset(lab, spec, () => {}, never)
        clean = undefined
        if (next && !(proof.trick?.undoable && next.trick && next.exercise === proof.exercise))
          labHosts.keepStandby(specOf(next, seed))
        await proveCase(proof, lab, { record })
        if (proof.trick?.undoable) clean = proof.exercise.id
      } catch (cause) {
        problem =
          cause instanceof Disproof
            ? cause.message
            : cause instanceof Error
              ? (cause.stack ?? cause.message)
              : String(cause)
      }
      done({ proof, seconds: (performance.now() - began) / 1000, problem })
      proof = next
    }
  } finally {
    if (lab) {
      await lab.release()
      await labHosts.remove(lab.session.id)
    }
    await labHosts.dispose()
  }
}

function specOf({ exercise }: Case, seed: string): LabSpec {
  const params = exercise.params(seededRandom(seed))
  return {
    exercise: exercise.id,
    seed,
    topology: exercise.topology,
    params,
    setup: exercise.setup(params),
  }
}
