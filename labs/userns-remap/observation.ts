import type { FileInfo } from '../../contract/index.ts'
import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { IdRange } from './id-ranges.ts'
import type { ConfigurationFile, DockerUnits } from '../shared/daemon-configuration.ts'
import type { Restart } from '../shared/restart.ts'

/** What the kernel says of a process's ids. */
export interface Mapping {
  uids: IdRange[]
  gids: IdRange[]
  /** The user id outside, as the host sees the process. */
  uid: number
}

export interface ContainerSeen {
  name: string
  /** As it was asked for: a tag, usually. */
  image: string
  running: boolean
  pid: number
  usernsMode: string
  restartPolicy: string
  /** `null` where no process runs. */
  mapping: Mapping | null
}

/** A throw-away container of ours, whose root tried to write into the host's /etc. */
export type VisitorSeen =
  | {
      kind: 'ran'
      image: string
      mapping: Mapping | null
      /** Whether its command came as far as trying. */
      tried: boolean
      said: string
      /** Whose the file is that it left in /etc; `null` where there is none. */
      wrote: { path: string; uid: number } | null
    }
  | { kind: 'no-image' }
  | { kind: 'refused'; image: string; message: string }

export type Facts = Pick<FileInfo, 'path' | 'type' | 'mode' | 'uid' | 'gid'>

/** A note sent to the service, and what became of it on the host's disk. */
export interface NoteSeen {
  outcome: Outcome
  /** Whether the host's file holds this very note. */
  stored: boolean
  file: Facts | null
}

/** What decides which ids dockerd maps to. */
export interface RemapConfiguration {
  /** What dockerd is told, by its arguments or its configuration file; `null` where it is told nothing. */
  option: string | null
  /** Where that stands. */
  from: 'arguments' | 'file' | null
  /** The ranges that /etc/subuid and /etc/subgid give for it now. */
  uids: IdRange[]
  gids: IdRange[]
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  /** The ids that the lab host itself has to give away. */
  hostIds: IdRange[]
  containers: ContainerSeen[]
  visitor: VisitorSeen | null
  note: NoteSeen | null
  site: {
    directory: Facts | null
    notes: Facts | null
    admins: Facts | null
    /** The first 200 characters. */
    adminsText: string | null
  }
  /** Accounts that somebody can log in to. */
  accounts: { name: string; uid: number }[]
  remap: RemapConfiguration
  units: DockerUnits
  /** What decides how dockerd starts: unit, drop-ins, environment files, daemon.json. */
  configuration: ConfigurationFile[]
  /** Only after a restart of our own. */
  restart?: Restart
}

export function factsOf(file: FileInfo | undefined): Facts | null {
  if (!file) return null
  const { path, type, mode, uid, gid } = file
  return { path, type, mode, uid, gid }
}
