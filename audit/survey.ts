import type { FileInfo, NamespaceKind } from '../contract/index.ts'

/** A container's full ID, and the number of its first process. */
export interface ContainerProcess {
  id: string
  pid: number
}

/** Files of the machine that are looked at (operation `surveyFiles`). */
export interface FilesRequest {
  /** Containers whose own file systems are looked into: full IDs, and the numbers of their first processes. */
  within: readonly ContainerProcess[]
  /** Paths and patterns (`*` within a name) of files whose text is wanted; at most 64 KiB of each, 200 files. */
  texts: readonly string[]
  /** Paths and patterns of files whose owner and mode are wanted; a `/` at the end means a directory with all below it, 500 files. */
  stats: readonly string[]
}

/** What one look at a machine asks of the agent (operation `survey`, see labs/host/probe/agent/survey.py). */
export interface SurveyRequest extends Pick<FilesRequest, 'texts' | 'stats'> {
  /** Where absent: all of Docker's containers that run, each with the first process that its shim started. */
  containers?: readonly ContainerProcess[]
  /** File names in a container's control groups, as `pids.max`. */
  groupFiles: readonly string[]
}

/** Why one thing could not be read, in the machine's words ("Permission denied"); `absent` where there is no such thing. */
export interface Unreadable {
  unreadable: string
}
export type Read<T> = T | Unreadable

export const isReadable = <T extends object | string>(read: Read<T> | undefined): read is T =>
  read !== undefined && !(typeof read === 'object' && 'unreadable' in read)

/** A process of the machine. */
export interface SurveyedProcess {
  pid: number
  ppid: number
  uid: number
  /** Empty where it can't be read, as for the kernel's threads. */
  exe: string
  args: string[]
  /** Its control group: `/system.slice/docker.service`. */
  cgroup: string
  /** Milliseconds since the epoch. */
  startedAt: number
}

/** A listening socket of some network namespace, with those who hold it. */
export interface SurveyedListener {
  protocol: 'tcp' | 'udp'
  family: 4 | 6
  address: string
  port: number
  pids: number[]
}

/** A running container as the kernel has it. */
export interface SurveyedContainer {
  pid: number
  /** As the kernel prints them. */
  status: Read<string>
  limits: Read<string>
  uidMap: Read<string>
  mountinfo: Read<string>
  /** /proc/<pid>/attr/current; empty where no security module says anything. */
  label: Read<string>
  namespaces: Read<Record<NamespaceKind, string>>
  /** Files of its control groups, each `null` where there is none. */
  groups: Read<{
    version: 1 | 2
    files: Record<string, string | null>
    /** The same files of the groups above its own, the nearest first, without the machine's root group. */
    above?: Record<string, string | null>[]
  }>
  /** All processes in its control group, its first included. At most 200. */
  processes: SurveyedProcess[]
  /** Sockets in its network namespace that its own processes hold. */
  listeners: Read<{ sockets: SurveyedListener[] }>
  /** Only of one container of each image. */
  files?: Read<ContainerFiles>
}

/** What a container's own file system shows, from outside, without starting anything. */
export interface ContainerFiles {
  /** Setuid and setgid files in /bin, /sbin, /usr/bin, /usr/sbin, /usr/local/bin, /usr/local/sbin. */
  setuid: string[]
  /** Package managers, compilers and downloaders there, as `apt-get`, `apk`, `gcc`, `curl`. */
  tools: string[]
  shells: string[]
  /** `dpkg`, `apk`, `rpm` or nothing; name → version, at most 2000. */
  packages: { manager: string; installed: Record<string, string>; changedAt: number } | null
}

/** A unit that systemd has. */
export interface SurveyedUnit {
  name: string
  /** `active`, `inactive`, `failed` … */
  active: string
  sub: string
}

export interface FilesSurvey {
  /** By container ID. */
  within: Record<string, Read<ContainerFiles>>
  texts: Record<string, Read<{ text: string; changedAt: number }>>
  stats: Record<string, Read<FileInfo>>
}

/** All that was seen of a machine in one go. Anything that could not be read says so in its place. */
export interface HostSurvey extends Pick<FilesSurvey, 'texts' | 'stats'> {
  kernel: { release: string; machine: string }
  /** /etc/os-release as a record. */
  system: Read<Record<string, string>>
  /** Kernels on the machine's disk that a package manager put there: versions as in `uname -r`, from /lib/modules and the package database. */
  kernels: Read<{ installed: string[] }>
  /** Bytes of memory, number of processors, seconds since boot. */
  memory: number
  processors: number
  uptime: number
  /** Numeric ID of the user that looks. */
  lookedAs: number
  namespaces: Read<Record<NamespaceKind, string>>
  mountinfo: Read<string>
  securityModules: Read<{ names: string[] }>
  processes: SurveyedProcess[]
  /** Of the machine's own network namespace. */
  listeners: Read<{ sockets: SurveyedListener[] }>
  /** The process that is the daemon, with its limits and environment's names; `null` where none was found. */
  daemon: (SurveyedProcess & { limits: Read<string>; mountinfo: Read<string> }) | null
  /** From systemd itself; units of type service, socket and timer. */
  units: Read<{ list: SurveyedUnit[]; docker: Record<string, string>; dockerSocket: Record<string, string> }>
  /** `nft -j list ruleset`. */
  packetFilter: Read<{ ruleset: unknown }>
  /** The kernel's audit rules as `auditctl -l` prints them. */
  auditRules: Read<{ rules: string[] }>
  /** By container ID. Those that vanished meanwhile are missing. */
  containers: Record<string, SurveyedContainer>
}
