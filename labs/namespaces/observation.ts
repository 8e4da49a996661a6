import type { NamespaceKind } from '../../contract/index.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Outcome } from '../shared/evidence.ts'
import type { Restart } from '../shared/restart.ts'

export const answerNames = ['pair', 'kind', 'address'] as const
export type AnswerName = (typeof answerNames)[number]

export type Inodes = Record<NamespaceKind, string>

export interface ContainerSeen {
  name: string
  /** As Docker says it: running, paused, exited… */
  state: string
  /** Of its first process, from the kernel; `null` where none runs. */
  namespaces: Inodes | null
  /** Whether a process of its own listens for connections; looked at for the two services only. */
  listens: boolean
}

export const services = ['page', 'clock'] as const
export type Service = (typeof services)[number]

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  answers: Record<AnswerName, string | null>
  /** Of the host's first process. */
  host: Inodes | null
  containers: ContainerSeen[]
  /** What master's address answers on the services' ports. */
  served: Record<Service, { outcome: Outcome; at: string }>
  /** Only after a restart of our own. */
  restart?: Restart
}
