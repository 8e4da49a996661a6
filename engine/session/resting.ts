import type { LabSession, LabState, Progress as Step } from '../../contract/index.ts'
import type { LabHosts, RunningLab } from '../hosts/lab-hosts.ts'
import type { Observable } from '../observable.ts'

/** A lab whose hosts are shut down. */
export interface Asleep {
  hosts: LabHosts
  session: LabSession
  openedBy: 'app' | 'cli'
}

/** What is known of a lab while its hosts are shut down. */
export interface Resting {
  get(): Asleep | undefined
  /** From now on it isn't; what is left is to be removed by whoever asks. */
  giveUp(): Asleep | undefined
  layDown(asleep: Asleep): void
  /** Takes up hosts that somebody else shut down: a restart of the machine or of Docker. `false` where there are none, or it is over. */
  found(asleep: Asleep): Promise<boolean>
  /** `undefined` where it isn't asleep, or its hosts are no longer there. */
  wake(on: (step: Step) => void, signal: AbortSignal): Promise<(Asleep & { lab: RunningLab }) | undefined>
}

export function createResting(state: Observable<LabState>, canRest: boolean): Resting {
  let asleep: Asleep | undefined
  const layDown = (resting: Asleep) => {
    asleep = resting
    state.set({ kind: 'asleep', session: resting.session })
  }
  return {
    get: () => asleep,
    giveUp() {
      const resting = asleep
      asleep = undefined
      return resting
    },
    layDown,
    async found(resting) {
      if (!canRest || !(await resting.hosts.isWhole(resting.session))) return false
      // Some may run still.
      await resting.hosts.sleep(resting.session)
      layDown(resting)
      return true
    },
    async wake(on, signal) {
      const resting = asleep
      if (!resting || !(await resting.hosts.isWhole(resting.session))) return undefined
      const lab = await resting.hosts.wake(resting.session, on, signal)
      asleep = undefined
      return { ...resting, lab }
    },
  }
}
