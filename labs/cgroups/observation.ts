import type { CgroupReading } from '../../contract/index.ts'
import type { HostConfig } from '../../readings/container-types.ts'
import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Restart } from '../shared/restart.ts'

export const answerNames = ['version', 'path', 'memory', 'pids', 'killed'] as const
export type AnswerName = (typeof answerNames)[number]

/** What Docker will make at the next start. */
export const settingNames = ['RestartPolicy', 'CpuPeriod', 'CpuQuota', 'NanoCpus', 'Memory'] as const
export type Settings = Pick<HostConfig, (typeof settingNames)[number]>

export interface ContainerSeen {
  name: string
  /** As Docker says it: running, exited, restarting… */
  status: string
  /** Of its first process, from the kernel; `null` where none runs. */
  args: string[] | null
  /** Its group, relative to the lab host's own; `null` likewise. */
  path: string | null
  cgroup: CgroupReading | null
  settings: Settings
}

/** The group that was asked for, as far as the service is in it. */
export interface GroupSeen {
  controller: 'pids' | 'memory'
  /** Of the group that the service is in, which the one asked for may be above. */
  path: string
  /** The limit of the group that was asked for, in the kernel's words; `null` where the service is not in it. */
  limit: string | null
}

/** Whoever answers at the service's port. */
export interface ServiceSeen {
  pid: number
  args: string[]
  groups: GroupSeen[]
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  answers: Record<AnswerName, string | null>
  subject: ContainerSeen | null
  hog: ContainerSeen | null
  killed: ContainerSeen | null
  service: ServiceSeen | null
  /** GET / at the service's port. */
  page: Outcome
  /** Only after a restart of our own. */
  restart?: Restart
}
