import type { Message } from '../../contract/index.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Outcome } from '../shared/evidence.ts'
import type { Restart } from '../shared/restart.ts'
import type { PackageSeen } from '../../readings/dpkg-status.ts'

/** What the daemon says of itself; believed, because it is known which program it is. */
export interface EngineSeen {
  version: string
  liveRestore: boolean
}

export interface TillSeen {
  status: string
  /** Of its first process, as the host numbers it; 0 where none runs. */
  pid: number
  createdAt: number
  /** When its first process started, by the kernel's word; `null` where there is none. */
  startedAt: number | null
}

/** What the daemon is started with next time. */
export interface Configuration {
  path: string
  /** `live-restore` in the file; `null` where it does not stand there. */
  inFile: boolean | null
  /** The file is there and no JSON object: a daemon would not start with it. */
  broken: boolean
  /** The option on the command line that the running daemon was started with. */
  asFlag: boolean | null
}

/** A command that the engine started in the till, and whether the kernel says that it ran in there. */
export type ExecTrial = { kind: 'inside' | 'elsewhere' } | { kind: 'refused'; message: Message }

/** All that was seen, as plain data. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  engine: EngineSeen | null
  /** Of docker.service. */
  unit: Record<string, string>
  /** Of docker.socket. */
  socket: Record<string, string>
  till: TillSeen | null
  /** When the first process of the vault started, by the kernel's word; setup starts it after the till. */
  vaultStartedAt: number | null
  /** When master's process 1 started. */
  hostStartedAt: number
  /** What client is told on the published port. */
  told: Outcome
  /** `null` where dpkg does not know of it. */
  packages: { engine: PackageSeen | null; cli: PackageSeen | null }
  configuration: Configuration
  /** Only after a full check. */
  exec?: ExecTrial
  restart?: Restart
}
