import type { Message } from '../../contract/index.ts'
import type { BootFile } from '../shared/boot-files.ts'
import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { UnitRestart } from '../shared/restart.ts'

/** From where a door is tried: a host, or a container of master. */
export type Place = 'master' | 'supplier' | 'stranger' | 'service' | 'neighbour'

/** One GET over plain HTTP. */
export interface Knock {
  from: Place
  host: string
  port: number
  path: string
  outcome: Outcome
  at: string
}

/** One of the networks that the service is on. */
export interface NetworkSeen {
  name: string
  /** The kernel's name for its bridge. */
  bridge: string
  subnets: string[]
  /** Master's own address on it; empty where it has none. */
  gateway: string
  /** Whether Docker lets nothing through between it and the rest of the world. */
  internal: boolean
  /** The service's address on it, and whether somebody has chosen it. */
  address: string
  fixed: boolean
}

/** The service's container, as Docker and the kernel have it. */
export interface ContainerSeen {
  running: boolean
  /** Whether its network is its own and not master's. */
  ownNetwork: boolean
  restartPolicy: string
  networks: NetworkSeen[]
}

/** A question for a name, sent by the service to stranger's name server. */
export interface Question {
  /** Whether the container could be made to ask at all. */
  asked: boolean
  /** How asking ended. */
  said: Message
  /** Whether stranger noted it down. */
  arrived: boolean
  at: string
}

export interface Disk {
  /** UnitFileState of docker.service and docker.socket. */
  docker: string[]
  /** Files about the service's networks, the supplier or containers in general. */
  files: BootFile[]
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  /** `null` where there is no such container. */
  service: ContainerSeen | null
  /** `null` where there is none. */
  neighbour: { running: boolean; restartPolicy: string } | null
  /** The service's report of what it gets, asked for inside its own network. */
  report: Knock | null
  /** What the supplier and the neighbour have, each asked at home. */
  offer: Knock
  stock: Knock | null
  /** The service's page, by way of master's port: for stranger, and for master itself. */
  outsider: Knock
  owner: Knock
  /** Where the service should not get: stranger's ports, the supplier's other one, and master's. */
  doors: Knock[]
  /** The same doors from master, which may: whether somebody is there at all. */
  controls: Knock[]
  question: Question
  disk: Disk
  /** Only after restarts of our own. */
  restarts?: UnitRestart[]
}
