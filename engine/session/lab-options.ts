import type { ExerciseDefinition, LabSession, LabState, Seed } from '../../contract/index.ts'
import type { LabHosts, RunningLab } from '../hosts/lab-hosts.ts'
import type { Observable } from '../observable.ts'
import type { Progress } from '../progress/progress.ts'
import type { StoredSession } from '../progress/sessions.ts'
import type { System } from '../system.ts'
import type { Terminals } from '../terminal/terminals.ts'

export interface LabOptions {
  exercise: ExerciseDefinition
  progress: Progress
  system: Pick<System, 'ready' | 'recheck'>
  terminals: Pick<Terminals, 'closeLab'>
  openedBy: 'app' | 'cli'
  /** Hosts that are found shut down are started again when the lab is opened; else such a lab is over. */
  canRest?: boolean
}

/** The lab of one exercise: at most one is open, and one thing at a time is done with it. */
export interface Lab {
  readonly state: Observable<LabState>
  /** The lab that is open. Throws TroubleError when none is. */
  running(): RunningLab
  open(seed?: Seed): Promise<LabSession>
  /** `request`: what staff of a class asked for; it is noted as done together with what was done. */
  reset(request?: string): Promise<LabSession>
  startOver(request?: string): Promise<LabSession>
  /** Also cancels what is being opened or reset. One that was just being woken is asleep again. */
  close(): Promise<void>
  /** Shuts its hosts down until it is opened again; `false` when there is none, or something is under way with it. */
  sleep(): Promise<boolean>
  /** Makes the state what other processes wrote down; `false` when something is under way here and it was not looked at. */
  reconcile(hosts: LabHosts, stored: StoredSession | undefined): Promise<boolean>
  /** Lets go of the lab; removes it where `close` says so and this kind of process opened it. */
  dispose(options: { close: boolean }): Promise<void>
}
