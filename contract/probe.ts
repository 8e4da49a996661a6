import { type Message, render } from './message.ts'
import { probeWords } from './probe-words.ts'

/**
 * What an exercise may ask of a lab host. The engine implements it with the probe containers; none of
 * it runs a binary of the lab host or trusts its shell. All of it is data, so that observations can be
 * recorded and judged again without Docker.
 *
 * Everything here may throw `ProbeError`, which means that *we* could not look: the check is `error`.
 */
export class ProbeError extends Error {
  override name = 'ProbeError'
  readonly reason: Message
  /** A plain text is the probe's, or somebody else's words as they are. */
  constructor(reason: Message | string, options?: ErrorOptions) {
    const said = typeof reason === 'string' ? probeWords(reason) : reason
    super(render(said), options)
    this.reason = said
  }
}

/** Why something went wrong, as far as a person can be told. */
export function reasonOf(cause: unknown): Message {
  if (cause instanceof ProbeError) return cause.reason
  return probeWords(cause instanceof Error ? cause.message : String(cause))
}

/** Somebody else than the host's own dockerd took a connection to /run/docker.sock: what it says is worth nothing. */
export class ImpostorError extends Error {
  override name = 'ImpostorError'
  readonly host: string
  constructor(host: string, message: string) {
    super(message)
    this.host = host
  }
}

/** A TCP connection with one HTTP request, made from a host's place in the network. */
export interface ConnectionAttempt {
  /** Name or IPv4 address to connect to. Names resolve as they do for a stranger on the lab's network. */
  host: string
  port: number
  /** Absent: plain TCP. */
  tls?: {
    /** PEM certificates to verify the server with. Absent: the server isn't verified. */
    ca?: string
    /** PEM client certificate (chain) and key to present, whatever CAs the server says it accepts. */
    cert?: string
    key?: string
    /** Name or address that the certificate must be valid for; `host` when absent. Judged as the docker CLI does: SAN only. */
    verifyName?: string
  }
  method?: 'GET' | 'POST' | 'DELETE' | 'PUT'
  path: string
  /** Sent as JSON. */
  body?: unknown
  /** Milliseconds for everything; 5000 when absent. */
  timeoutMs?: number
  /** A process of this host in whose network namespace the connection is made, e.g. a container's PID; the host's own when absent. */
  networkOf?: number
}

/** What came of it. `message` is what the TLS or TCP layer said, for the evidence. */
export type ConnectionOutcome =
  /** An HTTP answer came back. `body` is at most 64 KiB. `peerCertificate` is the server's leaf, PEM. */
  | { kind: 'answered'; status: number; body: string; peerCertificate?: string }
  | { kind: 'refused'; message: string }
  | { kind: 'timeout'; message: string }
  /** The server ended TLS or the connection before an answer (alert, reset). */
  | { kind: 'rejected'; message: string }
  /** We did not accept the server's certificate. */
  | { kind: 'untrusted'; message: string; peerCertificate?: string }
  /** What we were given to try with can't be used: a key that doesn't fit, PEM that can't be read, a name that doesn't resolve. */
  | { kind: 'unusable'; message: string }

export interface Listener {
  /** 4 or 6. */
  family: 4 | 6
  address: string
  port: number
  /** Processes that hold the socket, as the kernel says. */
  pids: number[]
}

export interface ProcessInfo {
  pid: number
  ppid: number
  uid: number
  /** Where the kernel says the executable is, in the lab host's root. */
  exe: string
  /** SHA-256 of the executable that is really running, hex; empty where it can't be read. */
  exeSha256: string
  /** Device and inode of that executable, as in FileInfo; empty where it can't be read. */
  inode: string
  args: string[]
  /** Milliseconds since the epoch. */
  startedAt: number
  /** For example `/system.slice/docker.service`, relative to the lab host's cgroup root. */
  cgroup: string
}

/** Who answers on /run/docker.sock, by the kernel's word. */
export type DaemonIdentity =
  | { kind: 'genuine'; process: ProcessInfo }
  | { kind: 'absent'; reason: string }
  | { kind: 'impostor'; reason: string; process?: ProcessInfo }

export interface FileInfo {
  path: string
  type: 'file' | 'directory' | 'link' | 'socket' | 'other'
  /** Permission bits, e.g. 0o644. */
  mode: number
  uid: number
  gid: number
  size: number
  /** Milliseconds since the epoch; the kernel's ctime, which root can't set at will. */
  changedAt: number
  /** Device and inode: the same for two paths only where they are one file. */
  inode: string
  /** Whether a process with no special rights and none of the file's ids could read it: its own bits and its directories'. */
  othersCanRead: boolean
}

/** Kinds of namespaces, as /proc/<pid>/ns names them. */
export const namespaceKinds = ['cgroup', 'ipc', 'mnt', 'net', 'pid', 'user', 'uts'] as const
export type NamespaceKind = (typeof namespaceKinds)[number]

/** What the kernel holds about a process, as it prints it. */
export const processFiles = ['status', 'limits', 'uid_map', 'gid_map', 'mountinfo', 'oom_score_adj'] as const
export type ProcessFile = (typeof processFiles)[number]

/** A process's control group, read from the kernel. */
export interface CgroupReading {
  version: 1 | 2
  /**
   * File name to trimmed text; `null` where this kernel or this group has no such file. On version 1 each name is
   * looked for in its own controller's hierarchy, e.g. `memory.limit_in_bytes` in memory.
   */
  files: Record<string, string | null>
}

export interface HostProbe {
  readonly name: string
  /**
   * One HTTP request to the host's own daemon over its Unix socket, through the tunnel. Throws ImpostorError where
   * another process took the connection; nothing has been said to it then.
   */
  daemon(request: {
    method?: string
    path: string
    body?: unknown
    timeoutMs?: number
  }): Promise<ConnectionOutcome>
  daemonIdentity(): Promise<DaemonIdentity>
  /** A connection from this host's place in the network. */
  connect(attempt: ConnectionAttempt): Promise<ConnectionOutcome>
  /** Listening TCP sockets in the host's network namespace, or in that of a process of this host. */
  listeners(networkOf?: number): Promise<Listener[]>
  process(pid: number): Promise<ProcessInfo | undefined>
  /** `undefined` where there is no such process. */
  processFile(pid: number, file: ProcessFile): Promise<string | undefined>
  /** The namespaces' inode numbers, the same for processes that share one; `undefined` where there is no such process. */
  namespaces(pid: number): Promise<Record<NamespaceKind, string> | undefined>
  /** `undefined` where there is no such process. `names` are plain file names, e.g. `pids.max`. */
  cgroup(pid: number, names: readonly string[]): Promise<CgroupReading | undefined>
  /** Names of the security modules at work in the kernel, as it lists them, e.g. `apparmor`; `undefined` where it can't be asked. */
  securityModules(): Promise<string[] | undefined>
  /** The packet filter of the host's network namespace as the kernel has it, in the words of `nft -j list ruleset`. */
  ruleset(): Promise<unknown>
  /** All of the host in one look. What is asked and answered is in audit/survey.ts. */
  survey(request: object): Promise<unknown>
  /** Some of its files, in the same words. */
  surveyFiles(request: object): Promise<unknown>
  /** `undefined` where there is no such file. Links are followed within the lab host's root only. */
  stat(path: string): Promise<FileInfo | undefined>
  /** At most 512 KiB, as UTF-8; `undefined` where there is no such regular file. */
  readFile(path: string): Promise<string | undefined>
  /** Regular files under `roots` that contain `needle` in their first 64 KiB; bounded in number and depth, links not followed. */
  findFiles(query: {
    roots: string[]
    needle: string
    maxFiles?: number
    exclude?: string[]
  }): Promise<FileInfo[]>
  /** A unit's properties from systemd itself (PID 1), e.g. ['ActiveState', 'NeedDaemonReload']. */
  unit(name: string, properties: string[]): Promise<Record<string, string>>
  /** Asks systemd to restart a unit and waits until the job ends, after clearing its start limit. */
  restartUnit(name: string, timeoutMs?: number): Promise<{ ok: boolean; message: string }>
}

export interface LabProbe {
  host(name: string): HostProbe
  readonly hosts: readonly { name: string; address: string }[]
}
