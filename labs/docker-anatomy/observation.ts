import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Outcome } from '../shared/evidence.ts'
import type { Restart } from '../shared/restart.ts'

export const answerNames = ['first-process', 'parent', 'parent-name', 'grandparent', 'digest'] as const
export type AnswerName = (typeof answerNames)[number]

/** A container by Docker's word, and a process of the host that the kernel says is in it. */
export interface ContainerSeen {
  status: string
  /** Its first process; `null` where none runs. */
  pid: number | null
  /** What the container was made from: as it was asked for, and as an id. */
  image: string
  imageId: string
}

/** Of a container that runs: what is mounted in /proc and /sys. */
export interface Covers {
  /** Files and directories that others are mounted over, or that are mounted again. */
  points: string[]
  /** Those of them over which nothing is mounted: an empty device or an empty directory. */
  covered: string[]
}

export interface ProcessSeen {
  pid: number
  /** The last part of its executable's path. */
  program: string
  /** As it was called. */
  called: string
}

export interface SocketSeen {
  /** `null` where there is none. */
  file: { mode: number; gid: number; type: string } | null
  /** What systemd will make it with the next time; `null` where it doesn't say. */
  nextMode: number | null
  /** Whether the account of the jobs is in the socket's group by /etc/passwd and /etc/group. */
  inGroup: boolean
}

export interface JobsSeen {
  /** Of the account, by /etc/passwd; `null` where there is no such account. */
  accountUid: number | null
  /** Who listens for jobs, by the kernel's word: user, and groups that it has now. */
  process: { uid: number; groups: number[]; capabilities: string } | null
  /** What came of a job that asks who it is and knocks at Docker's socket. */
  job: { outcome: Outcome; at: string }
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  answers: Record<AnswerName, string | null>
  made: (ContainerSeen & Covers) | null
  planted: (ContainerSeen & Covers) | null
  /** From the first process of the planted container upwards: itself, its parent, its grandparent. */
  ancestors: ProcessSeen[]
  registry: {
    outcome: Outcome
    /** The digest that Docker is told for the tag; `null` where it is told none. */
    digest: string | null
    /** What Docker said where there is none. */
    message: string
    at: string
  }
  fetched: ContainerSeen | null
  /** Id of the image that Docker has of that digest. */
  imageOfDigest: string | null
  socket: SocketSeen
  jobs: JobsSeen
  /** Only after a restart of our own. */
  restart?: Restart
}
