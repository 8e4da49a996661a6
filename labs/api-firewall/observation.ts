import type { BootFile } from '../shared/boot-files.ts'
import type { InfoTried } from '../shared/daemon-info.ts'
import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { UnitRestart } from '../shared/restart.ts'
import type { PermanentFirewall } from './permanent-firewall.ts'

/**
 * From where a door is tried. `visitor` is stranger's container, which has an address of its own; `tenant` is
 * the container on master.
 */
export type Place = 'client' | 'stranger' | 'visitor' | 'tenant' | 'master'

/** With client's certificate (others have a copy), over TLS without one, or in plain HTTP. */
export type Way = 'certificate' | 'no-certificate' | 'plain'

/** One GET /info at a door of master. */
export interface DoorTried extends InfoTried {
  place: Place
  way: Way
  port: number
}

/** One GET / at the notice board. */
export interface BoardTried {
  place: Place
  port: number
  outcome: Outcome
  /** Whether what answered is the notice board. */
  isBoard: boolean
  at: string
}

/** The container on master. */
export interface Tenant {
  running: boolean
  /** Whether its network is its own and not master's. */
  ownNetwork: boolean
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  /** The ID of master's own daemon; `null` where it doesn't answer on its socket. */
  daemonId: string | null
  /** Files that client lacks in /root/.docker. */
  lacks: string[]
  /** Client with its certificate, before and after all others were tried. */
  served: DoorTried[]
  /** Client without its certificate; stranger and its visitor, with a copy of it. */
  outside: DoorTried[]
  /** The tenant and master itself, without a certificate. */
  inside: DoorTried[]
  /** `null` where there is no such container. */
  tenant: Tenant | null
  board: BoardTried[]
  /** What firewalld reads when it starts or reloads. */
  permanent: PermanentFirewall
  /** What else on the disk of master names one of the ports or client's address. */
  files: BootFile[]
  /** UnitFileState of firewalld, and of docker's service and socket. */
  firewalld: string
  docker: string[]
  /** Only after restarts of our own. */
  restarts?: UnitRestart[]
}
