import type { InfoOutcome } from '../shared/daemon-info.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Restart } from '../shared/restart.ts'
import type { Running } from '../shared/running.ts'
import type { PageSeen } from '../shared/served.ts'

export const answerNames = ['api', 'socket', 'namespaces', 'mounts'] as const
export type AnswerName = (typeof answerNames)[number]

/** The three that have to answer, by the parameters with their name and port. */
export const roles = ['dashboard', 'monitor', 'backup'] as const
export type Role = (typeof roles)[number]

/** GET /info at a listening port of master, from master itself, without a certificate. */
export interface DoorTried {
  port: number
  tls: boolean
  /** Whether dockerd itself holds the port. */
  ofDaemon: boolean
  outcome: InfoOutcome
  at: string
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  answers: Record<AnswerName, string | null>
  doors: DoorTried[]
  pages: Partial<Record<Role, PageSeen>>
  running: Running[]
  /** Only after a restart of our own. */
  restart?: Restart
}
