import type { ConnectionOutcome, Message } from '../contract/index.ts'
import type { AuditSight } from '../contract/audit/index.ts'
import type { ContainerInspect } from '../readings/container-types.ts'
import type { Seen } from './audited-host.ts'
import type { HostSurvey, SurveyedContainer } from './survey.ts'

/** A container: what the daemon says of it, and the kernel. */
export interface ObservedContainer {
  id: string
  /** Without the slash. */
  name: string
  running: boolean
  inspect: ContainerInspect
  /** `unseen` for one that does not run, or on a machine whose kernel can't be seen. */
  kernel: Seen<SurveyedContainer>
}

export interface ObservedImage {
  id: string
  tags: string[]
  digests: string[]
  /** Milliseconds since the epoch. */
  created: number
  /** Bytes. */
  size: number
  /** Only of images that containers use: what GET /images/<id>/json and /history say. */
  details?: { user: string; history: { createdBy: string; comment: string; size: number }[] }
}

export interface ObservedNetwork {
  id: string
  name: string
  driver: string
  internal: boolean
  options: Record<string, string>
  /** Names of running containers that are in it, with their addresses there (no prefix length). */
  members: { container: string; address: string }[]
}

export interface ObservedVolume {
  name: string
  driver: string
  options: Record<string, string>
  /** Docker made up its name. */
  anonymous: boolean
}

/** GET /info and /version, as far as the audit uses it; see Docker's API. */
export interface DaemonInfo {
  ID: string
  Name: string
  ServerVersion: string
  OperatingSystem: string
  KernelVersion: string
  Architecture: string
  NCPU: number
  MemTotal: number
  Driver: string
  DockerRootDir: string
  LoggingDriver: string
  CgroupVersion?: string
  CgroupDriver?: string
  SecurityOptions: string[]
  LiveRestoreEnabled: boolean
  DefaultRuntime: string
  RegistryConfig?: {
    InsecureRegistryCIDRs?: string[]
    IndexConfigs?: Record<string, { Name: string; Secure: boolean; Official: boolean; Mirrors?: string[] }>
    Mirrors?: string[]
  }
  Warnings?: string[] | null
  [other: string]: unknown
}

/** One thing that was tried, harmlessly. */
export interface Tried<What extends object> {
  what: What
  outcome: ConnectionOutcome
}

/** A container that only the machine's processes tell of. */
export interface HiddenContainer {
  /** Its full ID. */
  id: string
  /** containerd's namespace that it is in: `moby`. */
  namespace: string
}

/**
 * All that one audit saw, as data: judging it again gives the same report. Written by observe/, read by items/.
 */
export interface Observation {
  /** ISO 8601. */
  at: string
  /** Milliseconds that it took. */
  took: number
  name: string
  isLab: boolean
  sight: AuditSight
  probed: boolean
  info: DaemonInfo
  containers: ObservedContainer[]
  /** Names of containers that were listed and gone a moment later. */
  vanished: string[]
  /** Containers that the daemon was asked about in vain: what is not seen must not pass for right. See report.ts. */
  unread?: { container: string; why: Message }[]
  /** Containers that run and that the daemon does not list; each is among `unread`, too. */
  hidden?: HiddenContainer[]
  images: ObservedImage[]
  networks: ObservedNetwork[]
  volumes: ObservedVolume[]
  host: Seen<HostSurvey>
  /** The daemon as it runs against the files that say how it should. */
  configuration: Seen<DaemonConfiguration>
  tries: {
    /** Between containers of one bridge network: from one's network namespace to another's listening port or, where it has none, to a port that nobody listens on. */
    containerTraffic: Seen<
      Tried<{ network: string; from: string; to: string; address: string; port: number }>[]
    >
    /** The daemon's TCP listeners, spoken to without a client certificate; first plainly, then over TLS. */
    daemonDoors: Seen<Tried<{ address: string; port: number; tls: boolean }>[]>
    /** GET /v2/ of every registry that images came from, over TLS that is verified, then without. */
    registries: Seen<Tried<{ registry: string; tls: boolean }>[]>
  }
  /** Only where starting things was allowed. */
  probes: Seen<{
    /** Whether a line that a container wrote came out of the daemon's default log driver or at the remote place; `null`: can't be read back here. */
    logCanary: { driver: string; arrived: boolean | null; said: string }
    /** A container run plainly: the kernel's word about the defaults. */
    plainContainer:
      | { uidMap: string; seccomp: string; capEff: string; noNewPrivs: string }
      | { refused: string }
    /** What the daemon said to pulling an image that is not signed; `null` where there is no registry to try it with. */
    unsignedPull: { pulled: boolean; said: string } | null
  }>
}

export interface DaemonConfiguration {
  /** dockerd's arguments. */
  args: string[]
  /** The file that it reads, whether it is there, and what stands in it; `undefined` where it is no JSON object. */
  path: string
  file: Record<string, unknown> | undefined
  isThere: boolean
  /** When dockerd was started and the file last changed; milliseconds since the epoch. */
  startedAt: number
  changedAt: number
  /**
   * Settings of the file that the running daemon does not have: each with what the file says and what is in effect,
   * as far as the API and the kernel tell. `'unknown'` where they don't, and the file is younger than the daemon (a
   * reload may have taken it in).
   */
  notLoaded: { setting: string; wanted: string; effective: string }[]
}
