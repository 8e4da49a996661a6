import type { Progress } from '../../../contract/index.ts'
import type { LabSpec } from '../lab-hosts.ts'
import { removeLab } from './remove.ts'
import { type BootContext, type BootedLab, bootLab } from './boot.ts'

export interface Standby {
  /** Boots a lab for this spec behind the scenes, in place of one for another. */
  keep(spec: LabSpec): void
  /** Hands over the booted lab if it is for this spec, waiting for one that is on its way until `signal` aborts. */
  take(
    spec: LabSpec,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<BootedLab | undefined>
  /** Whether one is ready, once it is known. */
  ready(): Promise<boolean>
  dispose(): Promise<void>
}

const ignoreProgress: (progress: Progress) => void = () => {}

const keyOf = ({ exercise, seed }: LabSpec): string => `${exercise} ${seed}`

/** At most one lab that is kept booted. A failure to boot it is nobody's trouble: the next open boots its own. */
export function createStandby(
  context: () => Promise<BootContext>,
  onError: (error: unknown) => void,
): Standby {
  let current:
    | {
        key: string
        abort: AbortController
        booted: Promise<BootedLab | undefined>
        onProgress(progress: Progress): void
      }
    | undefined

  const drop = async (): Promise<void> => {
    const dropped = current
    current = undefined
    if (!dropped) return
    dropped.abort.abort()
    const booted = await dropped.booted
    if (!booted) return
    for (const agent of booted.agents.values()) agent.close()
    const { docker, installation } = await context()
    await removeLab(docker, installation, booted.id)
  }

  const boot = async (
    spec: LabSpec,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<BootedLab | undefined> => {
    try {
      return await bootLab(await context(), spec, onProgress, signal)
    } catch (error) {
      if (!signal.aborted) onError(error)
      return undefined
    }
  }

  return {
    keep: (spec) => {
      if (current?.key === keyOf(spec)) return
      const dropped = drop()
      const abort = new AbortController()
      const kept = {
        key: keyOf(spec),
        abort,
        onProgress: ignoreProgress,
        // One after the other, so that two never fight over the machine.
        booted: dropped
          .catch(onError)
          .then(() =>
            abort.signal.aborted
              ? undefined
              : boot(spec, (progress) => kept.onProgress(progress), abort.signal),
          ),
      }
      current = kept
    },
    take: async (spec, onProgress, signal) => {
      const taken = current
      if (taken?.key !== keyOf(spec)) return undefined
      current = undefined
      taken.onProgress = onProgress
      // Nobody else waits for it now, so whoever gives up waiting ends the booting.
      const giveUp = (): void => taken.abort.abort()
      signal.addEventListener('abort', giveUp)
      const lab = await taken.booted.finally(() => signal.removeEventListener('abort', giveUp))
      const lost = lab && [...lab.agents.values()].some((agent) => agent.closed)
      if (!lost) return lab
      const { docker, installation } = await context()
      await removeLab(docker, installation, lab.id)
      return undefined
    },
    ready: async () => (await current?.booted) !== undefined,
    dispose: drop,
  }
}
