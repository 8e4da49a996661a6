import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Restart } from '../shared/restart.ts'
import type { Profile } from './profile.ts'
import type { Tried } from './trial.ts'

/** A process of the service, as the kernel describes it. */
export interface ProcessSeen {
  pid: number
  args: string[]
  /** `Seccomp:` of its status: 0 without a filter, 2 with one; `null` where this kernel does not say. */
  mode: number | null
}

/** What the runtime was given to start the container with. */
export interface GivenSeen {
  path: string
  /** Milliseconds since the epoch, by the kernel. */
  changedAt: number
  /** `null` where it was given none. */
  profile: Profile | null
}

/** The container that the exercise is about. */
export interface ServiceSeen {
  /** Docker's word for what it does: running, exited, restarting. */
  state: string
  startedAt: string
  restartPolicy: string
  /** Where its profile comes from, as Docker says. */
  source: 'its own' | 'unconfined' | 'the daemon'
  /** The first process and all that listen. */
  processes: ProcessSeen[]
  /** Ports on which its processes listen, in its network namespace. */
  listensOn: number[]
  /** Whether that is the host's. */
  onHostNetwork: boolean
  /** Where Docker forwards the exercise's port to; `null` if it does not. */
  forwardedTo: number | null
  /** `null` where it could not be read. */
  given: GivenSeen | null
  /** Harmless calls made inside; `null` where the container has nothing to make them with. */
  tried: Tried[] | null
}

export interface Answer {
  to: string
  outcome: Outcome
  at: string
}

export interface Observation {
  at: string
  daemon: DaemonSeen
  /** GET / at the exercise's port on master's own address. */
  page: Answer
  /** GET /cgi-bin/space with a word of ours, which it has to repeat. */
  report: Answer & { word: string }
  /** `null` where there is no container of that name. */
  service: ServiceSeen | null
  /** Docker was restarted by us, on a full check. */
  restart?: Restart
}
