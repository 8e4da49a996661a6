import type { NamespaceKind } from '../../contract/index.ts'
import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Restart } from '../shared/restart.ts'
import type { SocketHeld } from '../../readings/sockets-held.ts'

/** Namespaces that a service has no reason to share with its host. */
export const ownKinds = ['net', 'pid', 'ipc', 'uts'] as const satisfies readonly NamespaceKind[]
export type Namespaces = Record<(typeof ownKinds)[number], string>

export const capabilitySets = ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb'] as const
export type CapabilitySet = (typeof capabilitySets)[number]

/** A process of the service, as the kernel describes it. */
export interface ProcessSeen {
  pid: number
  args: string[]
  /** Whether it holds a listening socket. */
  listens: boolean
  /** Real, effective, saved and file system user, as the host numbers them. */
  uids: number[]
  /** The same as the process's own user namespace numbers them. */
  uidsInside: number[]
  /** Hexadecimal, as the kernel prints them. */
  capabilities: Record<CapabilitySet, string>
  /** `null` where this kernel does not say. */
  noNewPrivileges: boolean | null
}

/** A running container. */
export interface ContainerSeen {
  name: string
  /** The first process's; `null` where it ended while we looked. */
  namespaces: Namespaces | null
  /** `null` likewise. */
  sockets: SocketHeld[] | null
  /** Ports of the host that Docker forwards to it. */
  publishes: number[]
}

/** The container that the exercise is about. */
export interface ServiceSeen {
  /** Docker's word for what it does: running, exited, restarting. */
  state: string
  startedAt: string
  privileged: boolean
  /** The first process and all that listen. */
  processes: ProcessSeen[]
  /** Ports on which its processes listen, in its network namespace. */
  listensOn: number[]
  /** Where Docker forwards the exercise's port to; `null` if it does not. */
  forwardedTo: number | null
}

export interface Observation {
  at: string
  daemon: DaemonSeen
  /** GET / at the exercise's port on master's own address. */
  answer: { to: string; outcome: Outcome; at: string }
  /** `null` where there is no container of that name. */
  service: ServiceSeen | null
  /** All that run, the service among them. */
  containers: ContainerSeen[]
  /** Those of master's first process. */
  hostNamespaces: Namespaces | null
  /** Docker was restarted by us, on a full check. */
  restart?: Restart
}
