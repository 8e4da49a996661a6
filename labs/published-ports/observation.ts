import type { BootFile } from '../shared/boot-files.ts'
import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { UnitRestart } from '../shared/restart.ts'

/** From where a door is tried; `visitor` is stranger's container, which has an address of its own. */
export type Place = 'master' | 'client' | 'stranger' | 'visitor'

/** One GET / over plain HTTP. */
export interface Knock {
  from: Place
  /** The address that the other side sees. */
  source: string
  host: string
  port: number
  outcome: Outcome
  /** Which of the service's pages came back. */
  page: 'service' | 'admin' | null
  at: string
}

/** The container that the exercise is about, as Docker and the kernel have it. */
export interface ContainerSeen {
  running: boolean
  /** Whether its network is its own and not master's. */
  ownNetwork: boolean
  restartPolicy: string
  /** Host addresses and ports that Docker publishes it on. */
  published: { address: string; port: number }[]
}

export interface Disk {
  /** UnitFileState of what has to come back. */
  firewalld: string
  docker: string[]
  /** StrictForwardPorts in firewalld.conf. */
  strictForwardPorts: boolean
  files: BootFile[]
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  /** `null` where there is no such container. */
  container: ContainerSeen | null
  /** The service's two ports, tried inside the container's own network. */
  inside: Knock[]
  /** Client at the service's port, before and after all others were tried. */
  served: Knock[]
  /** Stranger at every door of master that there is, and its visitor at the two that matter. */
  strangers: Knock[]
  /** The back office, from client and from master itself. */
  admin: Knock[]
  disk: Disk
  /** Only after restarts of our own. */
  restarts?: UnitRestart[]
}
