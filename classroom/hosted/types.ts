import type { ExerciseDefinition } from '../../contract/index.ts'
import type { HostedState, PersonId } from '../../contract/class/index.ts'
import type { ConnectToClass } from '../../engine/classroom/connection.ts'
import type { SharedLabHosts } from '../../engine/docker-hosts.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Observable } from '../../engine/observable.ts'
import type { HostCost } from './admission.ts'

/** How long a lab that nobody uses keeps its place, in milliseconds. */
export interface Patience {
  /** Where the learner's window is gone. */
  away: number
  /** The same while somebody waits for a place. */
  awayWhileOthersWait: number
  /** Where a window is there, and nothing was done in it. */
  idle: number
  /** From then on a lab that was put away is closed for good; it takes disk only until then. */
  asleep: number
  /** Until an engine without a window and without a running lab is let go of. */
  engine: number
}

export interface HostedOptions {
  /** The class server's; engines live below `learners/<person>` in it. */
  home: string
  /** The one connection to Docker; disposed of by whoever made it, after this. */
  hosts: SharedLabHosts
  // oxlint-disable-next-line typescript/no-explicit-any -- each exercise has an observation of its own
  exercises: readonly ExerciseDefinition<any>[]
  /** Folder of the exercises, for their solutions; labs of this project when absent. */
  labs?: string
  /** How the engine of this person reaches the class. */
  connect(person: PersonId): ConnectToClass
  /** For the list of those who wait. */
  nameOf(person: PersonId): Promise<string>
  className(): Promise<string>
  /** Never more lab hosts than this; as many as fit when absent. */
  maxHosts?: number
  /** What one lab host is counted as; as measured when absent. */
  cost?: HostCost
  patience?: Partial<Patience>
  /** Between two looks for labs that nobody uses, in milliseconds. */
  lookMs?: number
}

/** What the class server serves to one learner's window; the same shape as any engine has for its host. */
export type HostedEngine = Pick<Engine, 'client' | 'attachRpc' | 'attachTerminal' | 'exec' | 'labs'>

/** Engines of learners who have a browser only, on one Docker engine. */
export interface Hosted {
  /** Made when first asked for. Throws TroubleError. */
  engineOf(person: PersonId): Promise<HostedEngine>
  /** `get()`, and `watch(signal)` for every change. */
  readonly state: Observable<HostedState>
  /** With all that is theirs: lab hosts, what these kept, files. Their windows are cut off. */
  remove(person: PersonId): Promise<void>
  /** `putAway`: labs that run are stopped with what is on them; else they go on, and the next start takes them up. */
  dispose(options: { putAway: boolean }): Promise<void>
}
