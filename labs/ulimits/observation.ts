import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Ulimits } from '../../readings/process-limits.ts'
import type { Role } from './planted.ts'
import type { Restart } from '../shared/restart.ts'

export interface ContainerSeen {
  name: string
  /** As Docker says it: running, paused, restarting, exited… */
  status: string
  /** Of its first process, from the kernel; `null` where none runs. */
  args: string[] | null
  limits: Ulimits | null
  restart: string
  /** What the container was given; Docker adds the daemon's defaults to it at the first start. */
  own: { Name: string; Hard: number; Soft: number }[]
  /** Names of other running containers of the same image. */
  twins: string[]
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  containers: Record<Role, ContainerSeen | null>
  /** Limits of a container that was created to look at them; `null` where none could be started. */
  newcomer: Ulimits | null
  /** Only after a restart of our own. */
  restart?: Restart
}
