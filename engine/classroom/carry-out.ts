import type { LabRequest } from '../../contract/class/index.ts'
import { TroubleError } from '../hosts/lab-hosts.ts'
import { logError } from '../log.ts'
import type { Progress } from '../progress/progress.ts'
import type { Lab } from '../session/lab.ts'

/** What passes by itself: the same is tried again later. */
const PASSING = new Set([
  'lab-busy',
  'setting-up',
  'needs-setup',
  'docker-gone',
  'docker-missing',
  'opened-elsewhere',
])
/** What else fails is tried so often. */
const TRIES = 3

export interface CarryOutOptions {
  progress: Pick<Progress, 'requestsDone' | 'noteRequestDone'>
  /** The lab of an exercise; `undefined` where there is no such exercise here. */
  labOf(exercise: string): Pick<Lab, 'reset' | 'startOver'> | undefined
}

/** What staff ask for, each once: that it was done is written together with what was done. */
export function createCarryOut({ progress, labOf }: CarryOutOptions) {
  const failures = new Map<string, number>()
  let running: Promise<void> = Promise.resolve()
  let isStopped = false

  async function isDone(request: LabRequest): Promise<boolean> {
    const { id, exercise, what } = request
    if ((await progress.requestsDone()).includes(id)) return settled(request, true)
    const lab = labOf(exercise)
    if (!lab) return settled(request, false)
    try {
      await (what === 'reset' ? lab.reset(id) : lab.startOver(id))
      return await settled(request, true)
    } catch (error) {
      const code = error instanceof TroubleError ? error.trouble.code : ''
      // There is nothing to reset.
      if (code === 'lab-not-open') return settled(request, false)
      if (PASSING.has(code) || isStopped) return false
      logError(`doing what the class asked for with the lab of ${exercise}`, error)
      const tries = (failures.get(id) ?? 0) + 1
      failures.set(id, tries)
      return tries >= TRIES && settled(request, false)
    }
  }

  async function settled(request: LabRequest, isCarriedOut: boolean): Promise<true> {
    failures.delete(request.id)
    await progress.noteRequestDone(request, isCarriedOut)
    return true
  }

  return {
    /** Carries out what of these wasn't yet, one after the other; `onSettled` is told each. Rejects where that does. */
    carryOut(requests: readonly LabRequest[], onSettled: (request: string) => Promise<void>): Promise<void> {
      const work = running.then(async () => {
        for (const request of requests) {
          if (isStopped) return
          if (await isDone(request)) await onSettled(request.id)
        }
      })
      running = work.catch(() => {})
      return work
    },
    /** Begins nothing more. */
    stop(): void {
      isStopped = true
    },
    /** Waits for what is under way. */
    idle: () => running,
  }
}
