import type { Message } from '../../contract/index.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Outcome } from '../shared/evidence.ts'

/** A health check as Docker carries it out, its own values filled in. */
export interface HealthCheck {
  test: string[]
  intervalMs: number
  timeoutMs: number
  startPeriodMs: number
  retries: number
}

export interface ContainerSeen {
  name: string
  status: string
  /** The host's number of its first process; 0 where none runs. */
  pid: number
  exitCode: number
  restartCount: number
  policy: { name: string; retries: number }
  startedAt: string
  check: HealthCheck | null
  health: { status: string; said: string } | null
}

/** The first process of a container, by the kernel's word. */
export interface FirstProcess {
  exe: string
  args: string[]
  /** Its number in its own namespace of processes. */
  ownNumber: number
  /** Whether it has a handler for SIGTERM, or is an init that waits for it; whether it ends by it, a full check tries. */
  takesTerm: boolean
}

/** How many tasks the kernel counts in a container's group, ended ones that nobody collected included. */
export interface ProcessCount {
  current: number | null
  max: number | null
}

/** What came of making the worker fail. */
export type CrashTrial =
  | { kind: 'ended'; restarts: number; exitCode: number; seconds: number }
  | { kind: 'goes-on'; restarts: number; seconds: number }
  | { kind: 'impossible'; message: Message }

/** What came of making the desk hang. */
export type HangTrial =
  | { kind: 'noticed'; seconds: number }
  | { kind: 'unnoticed'; seconds: number; health: string | null }
  | { kind: 'impossible'; message: Message }

export type StopTrial =
  | { kind: 'ended'; exitCode: number; seconds: number }
  | { kind: 'killed'; seconds: number }
  | { kind: 'impossible'; message: Message }

/** What came of leaving orphans in the desk. */
export type OrphanTrial =
  | { kind: 'counted'; orphans: number; before: number; after: number }
  | { kind: 'impossible'; message: Message }

export interface Trials {
  at: string
  crash: CrashTrial
  hang: HangTrial
  stop: StopTrial
  orphans: OrphanTrial
}

/** All that was seen, as plain data. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  /** `null` where there is no container of that name. */
  worker: ContainerSeen | null
  desk: ContainerSeen | null
  twin: ContainerSeen | null
  /** GET of the page from within each container's network; `null` where it does not run. */
  answers: { desk: Outcome | null; twin: Outcome | null }
  first: FirstProcess | null
  processes: ProcessCount | null
  /** Only after a full check. */
  trials?: Trials
}

/** The longest that a hang goes unnoticed: just begun after a check that went well. */
export function noticedAfterMs({ intervalMs, timeoutMs, retries }: HealthCheck): number {
  return retries * (intervalMs + timeoutMs)
}
