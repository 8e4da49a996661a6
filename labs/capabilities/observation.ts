import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Restart } from '../shared/restart.ts'

export const answerNames = ['more', 'more-what', 'less', 'less-what', 'number', 'needed'] as const
export type AnswerName = (typeof answerNames)[number]

/** Sets of a process's capabilities, by name, from the kernel. */
export interface SetsSeen {
  effective: string[]
  permitted: string[]
  inheritable: string[]
  ambient: string[]
  bounding: string[]
}

export interface ContainerSeen {
  name: string
  /** As Docker says it: running, exited, restarting… */
  status: string
  /** Of its first process; `null` where none runs. */
  sets: SetsSeen | null
  restart: string
  privileged: boolean
}

export interface ServiceSeen extends ContainerSeen {
  /** What its work brings, asked from inside its own network; `null` where it does not run. */
  work: Outcome | null
  /** Other running containers of the same image. */
  twins: string[]
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  answers: Record<AnswerName, string | null>
  /** Those to be read, as far as they are there. */
  containers: ContainerSeen[]
  service: ServiceSeen | null
  /** Only after a restart of our own. */
  restart?: Restart
}
