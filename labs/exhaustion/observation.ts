import type { CgroupReading } from '../../contract/index.ts'
import type { HostConfig } from '../../readings/container-types.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Mount } from '../../readings/mountinfo.ts'
import type { Restart } from '../shared/restart.ts'

/** What learners find out, by the name that they give it with. */
export const answerNames = ['memory', 'disk', 'no-process', 'no-room', 'killed'] as const
export type AnswerName = (typeof answerNames)[number]

/** What Docker will ask of the kernel at the next start. */
export const settingNames = ['PidsLimit', 'Memory', 'NanoCpus', 'CpuQuota', 'CpuPeriod'] as const
export type Settings = Pick<HostConfig, (typeof settingNames)[number]>

export interface ContainerSeen {
  name: string
  /** As Docker says it: running, paused, restarting, exited… */
  status: string
  /** Of its first process, from the kernel; `null` where none runs. */
  args: string[] | null
  restart: string
}

export interface HogSeen extends ContainerSeen {
  cgroup: CgroupReading | null
  settings: Settings
  /** What is mounted at /scratch, where something is. */
  scratch: Pick<Mount, 'type' | 'size' | 'readOnly'> | null
  /** Where it sees the file system of the neighbour's till. */
  tillAt: string[]
  /** Other running containers of its image. */
  twins: string[]
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  answers: Record<AnswerName, string | null>
  hog: HogSeen | null
  neighbour: ContainerSeen | null
  /** Only after a restart of our own. */
  restart?: Restart
}
