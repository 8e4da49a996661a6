import type { CgroupReading } from '../../contract/index.ts'
import type { HostConfig } from '../../readings/container-types.ts'
import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Mount } from './mounts.ts'
import type { Restart } from '../shared/restart.ts'

/** What Docker will make at the next start: the settings that limits come from. */
export const settingNames = [
  'RestartPolicy',
  'PidsLimit',
  'Memory',
  'MemorySwap',
  'OomKillDisable',
  'NanoCpus',
  'CpuQuota',
  'CpuPeriod',
  'CpusetCpus',
  'BlkioWeight',
  'ReadonlyRootfs',
  'Tmpfs',
  'Mounts',
  'LogConfig',
] as const
export type Settings = Pick<HostConfig, (typeof settingNames)[number]>

export interface ContainerSeen {
  name: string
  /** As Docker says it: running, paused, restarting, exited… */
  status: string
  /** Of its first process, from the kernel; `null` where none runs. */
  args: string[] | null
  cgroup: CgroupReading | null
  mounts: Mount[] | null
  settings: Settings
  /** The last line of its log, with the time in front; `null` where the log can't be read or is empty. */
  lastLine: string | null
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  hog: ContainerSeen | null
  /** Names of other running containers of the hog's image. */
  twins: string[]
  neighbour: ContainerSeen | null
  /** GET / from inside the neighbour's network; `null` where it does not run. */
  page: Outcome | null
  /** CPUs that the host itself may use, as the kernel writes them: `0-1`. */
  cpus: string | null
  /** Only after a restart of our own. */
  restart?: Restart
}
