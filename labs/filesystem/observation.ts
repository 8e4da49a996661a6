import type { Store } from '../../readings/dockers-own.ts'
import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Restart } from '../shared/restart.ts'

/** Something of master's own file systems that a container has mounted, by the kernel's word. */
export interface Held {
  /** Where the container sees it. */
  point: string
  /** Where master has it. */
  from: string
  /** `volume`: one of Docker's own volumes. `master`: anything else. */
  kind: 'volume' | 'master'
  readOnly: boolean
  /** `ext4`, `tmpfs`, … */
  type: string
  /** Which file system and what of it: the same pair is the same place, whatever its name. */
  device: string
  root: string
}

/** A running container. */
export interface ContainerSeen {
  name: string
  /** `null` where it ended while we looked. */
  held: Held[] | null
  /** Seen by a file that Docker mounts into it from its own data; `null` where it has none. */
  store: Store | null
}

export interface TmpfsSeen {
  point: string
  /** Bytes; `null` where the kernel names no bound. */
  size: number | null
  flags: string[]
}

/** The directory behind /data/USER. */
export interface Directory extends Held {
  /** `null` where there is no such directory on master. */
  owner: { uid: number; mode: number } | null
  /** Whether what was sent just now is in it. */
  saved: boolean
}

/** What was asked of the service, and what came back. */
export interface Asked {
  to: string
  outcome: Outcome
  at: string
}

/** The container of one user. */
export interface BoxSeen {
  user: string
  name: string
  /** Docker's word: running, exited, …; `null` where there is no such container. */
  state: string | null
  startedAt: string
  /** Whether its port leads to a port on which it listens. */
  published: boolean
  /** Of its first process and those that listen: the user that the kernel goes by. */
  uids: number[]
  /** POST of something new, GET of the user's notes and of the other user's. */
  save: Asked
  own: Asked
  other: Asked
  /** `null` where it does not run. */
  root: { type: string; readOnly: boolean; configured: boolean } | null
  /** What `scratch` lies on. */
  scratch: (TmpfsSeen & { type: string; readOnly: boolean; from: string | null }) | null
  /** Each that can be written to, but for the scratch. */
  tmpfs: TmpfsSeen[]
  directory: Directory | null
}

/** Where the daemon keeps its data, and what brings that back at boot. */
export interface DiskSeen {
  /** As the daemon says; `null` where it did not. */
  dataRoot: string | null
  /** The mount that the daemon finds it on. */
  mount: { point: string; type: string; device: string; stacked: number } | null
  /** Of its parts, those that are on another file system than itself. */
  elsewhere: { path: string; device: string; type: string }[]
  /** Master's root file system. */
  root: { device: string; type: string } | null
  /** What a lab host has for Docker. */
  given: { device: string } | null
  /** What says at boot that this is to be mounted. */
  boot: { fstab: boolean; unit: Record<string, string> }
}

export interface Observation {
  at: string
  daemon: DaemonSeen
  boxes: BoxSeen[]
  /** All that run. */
  containers: ContainerSeen[]
  disk: DiskSeen
  /** Files with somebody's notes that everybody can read. */
  openCopies: { user: string; path: string; mode: number }[]
  /** Docker was restarted by us, on a full check. */
  restart?: Restart
}
