import type { Duplex } from 'node:stream'
import {
  type HostInfo,
  type HostName,
  type LabProbe,
  type LabSession,
  type Message,
  type Params,
  type PictureKind,
  type Progress,
  type Seed,
  type Topology,
  type Trouble,
  joined,
  render,
  space,
} from '../../contract/index.ts'
import type { Agent } from './probe/agent.ts'

/** A failure that is expected and that a person should read. Broken invariants throw plain errors. */
export class TroubleError extends Error {
  override name = 'TroubleError'
  readonly trouble: Trouble
  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(render(troubleInWords(trouble)), options)
    this.trouble = trouble
  }
}

/** All that a trouble says, one sentence after the other. */
export function troubleInWords({ what, means, todo }: Trouble): Message {
  return joined([what, means, todo], space)
}

/** What a lab is made from: an exercise and the seed that its parameters are drawn from. */
export interface LabSpec {
  exercise: string
  seed: Seed
  topology: Topology
  /** Without addresses: those are drawn from the seed by the provider and added as `<host>Address`. */
  params: Params
  /** Root shell script per host; run once, before the lab is handed over. */
  setup: Record<HostName, string>
}

export interface ExecOptions {
  env?: Record<string, string>
  /** A terminal of this size; stdout and stderr then come as one. */
  tty?: { cols: number; rows: number }
  cwd?: string
}

/** A process on a lab host with its streams. */
export interface LabProcess {
  stdin: NodeJS.WritableStream
  stdout: NodeJS.ReadableStream
  /** Empty with a terminal. */
  stderr: NodeJS.ReadableStream
  resize(cols: number, rows: number): Promise<void>
  /** Resolves when it ends, with its exit status; rejects when the host went away. */
  exited: Promise<number>
  /** Ends it and lets go of the streams. */
  dispose(): void
}

/** Where a shell's bytes come from: an exec stream on a lab host, or a PTY. */
export interface TerminalSource {
  /** Raw bytes both ways; reading may be paused, which pauses the shell. */
  stream: Duplex
  resize(cols: number, rows: number): void
  exited: Promise<number>
  dispose(): void
}

/** What the probe sees for a picture of one of these kinds. */
export interface ReadingOf {
  host: HostName
  kind: Exclude<PictureKind, 'machines'>
}

/** An open lab. */
export interface RunningLab {
  readonly session: LabSession
  readonly probe: LabProbe
  hosts(): HostInfo[]
  exec(host: HostName, argv: readonly string[], options?: ExecOptions): Promise<LabProcess>
  shell(host: HostName, size: { cols: number; rows: number }): Promise<TerminalSource>
  /** Emits after something in `paths` (per host), the listening sockets, the packet filter or the daemon changed; at most every 250 ms. Ends when `signal` aborts. */
  changes(
    paths: Record<HostName, readonly string[]>,
    signal: AbortSignal,
  ): AsyncIterable<{ host: HostName; what: string }>
  /** What the probe sees, not validated: at once, and whenever it differs. Ends when `signal` aborts. Throws ProbeError. */
  readings(of: ReadingOf, signal: AbortSignal): AsyncIterable<unknown>
  /** The agent beside a host, for a look at all of it. A new one where the last is gone. Throws ProbeError. */
  agent(host: HostName): Promise<Agent>
  /** SHA-256 of the daemons that its hosts may run. */
  readonly genuineDaemons: ReadonlySet<string>
  /** Called once when a host stops for a reason that isn't ours. */
  onDown(listener: (host: HostName) => void): () => void
  /** Lets go of connections; the lab host itself goes on. */
  release(): Promise<void>
}

export interface SweepReport {
  containers: number
  networks: number
  volumes: number
}

/** Megabytes of one step of the set-up: to download, on the disk, and what of that is needed afterwards. */
export interface StepSize {
  download: number
  disk: number
  diskKept: number
}

export interface MissingStep {
  title: Message
  detail: Message
  size?: StepSize
}

/** What is known of the place where images are kept. */
export interface HostsPlace {
  /** Empty where the engine doesn't say. */
  folder: string
  /** Bytes that are free there; `undefined` where it is no folder of this machine. */
  free?: number
  /** How far the engine's clock is before ours, in milliseconds. */
  clockAhead: number
}

/** Images that labs don't need: of earlier recipes, and what only a build needed. */
export interface UnneededImages {
  names: string[]
  /** What removing them frees at most. */
  bytes: number
  /** What all of our images take, needed or not. */
  allBytes: number
}

/**
 * Where lab hosts come from. Providers: `docker` (docker-lab-hosts.ts). All methods that start or build
 * something take a signal; aborting cleans up what was half made.
 */
export interface LabHosts {
  /** One line about the engine: "Docker 26.1.5, cgroup v2". */
  describe(): Promise<string>
  /** What `prepare` would have to do, in words; empty when nothing. */
  missing(): Promise<MissingStep[]>
  place(): Promise<HostsPlace>
  unneededImages(): Promise<UnneededImages>
  /** Removes those that no container uses; answers how many. */
  removeUnneededImages(): Promise<number>
  /** Builds the images. `onLog` gets the build's output line by line. */
  prepare(
    on: { progress(progress: Progress & { stepIndex: number }): void; log(line: string): void },
    signal: AbortSignal,
  ): Promise<void>
  /** Opens a lab: from the standby if it fits, else from nothing. */
  open(spec: LabSpec, on: (progress: Progress) => void, signal: AbortSignal): Promise<RunningLab>
  /** Takes up a lab that another process opened, if all its hosts still run. */
  adopt(session: LabSession): Promise<RunningLab | undefined>
  /** Whether all hosts of a lab are there, running or stopped. */
  isWhole(session: LabSession): Promise<boolean>
  /** Shuts its hosts down; their files and what their Docker has stay. Safe to repeat. */
  sleep(session: LabSession): Promise<void>
  /** Starts hosts that are shut down; what begins on them is what begins at a boot. Failing or aborted, they are shut down again. */
  wake(session: LabSession, on: (progress: Progress) => void, signal: AbortSignal): Promise<RunningLab>
  /** Replaces the lab's hosts by fresh ones with the same seed and addresses. */
  reset(
    lab: RunningLab,
    spec: LabSpec,
    on: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<RunningLab>
  /** Boots a prepared lab behind the scenes for the next `open` or `reset` of this spec; replaces another standby. */
  keepStandby(spec: LabSpec): void
  /** Resolves when the standby is ready or could not be had; for benchmarks and tests. */
  standbyReady(): Promise<boolean>
  /** Removes the standby, until another is asked for. */
  dropStandby(): Promise<void>
  /** Removes a lab's containers, networks and volumes. */
  remove(sessionId: string): Promise<void>
  /** What `sweep` would remove; nothing is changed. */
  leftovers(keep: ReadonlySet<string>): Promise<SweepReport>
  /** Removes whatever was left by processes that are gone, but for these sessions. */
  sweep(keep: ReadonlySet<string>): Promise<SweepReport>
  /** Removes the standby, lets go of everything. Open labs stay. */
  dispose(): Promise<void>
}
