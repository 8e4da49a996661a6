import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Restart } from '../shared/restart.ts'

export const answerNames = ['backdoor', 'token', 'package'] as const
export type AnswerName = (typeof answerNames)[number]

export interface ServiceSeen {
  /** Docker's word for what it does: running, exited. */
  state: string
  startedAt: string
}

/** The image that the service runs from. */
export interface ImageSeen {
  id: string
  /** What the name of the exercise's image leads to now; `null` for nothing. */
  named: string | null
  layers: number
  /** Why its layers could not be looked into. */
  closed: 'driver' | 'covered' | null
  /** Where something of the backdoor is, as `3:/bin/file`; layer 0 is what the container wrote itself. */
  traces: string[]
  /** The vulnerable package's version by its record; `null` where there is none. */
  version: string | null
  /** The package's program; `null` where there is none. */
  program: string | null
}

/** What the container that plays the attacker's machine was last told. */
export interface NewsSeen {
  /** `running` where it answers. */
  state: string
  /** Seconds since the epoch; `null` where nothing came yet. */
  last: number | null
  /** Whether it was the token. */
  isToken: boolean
}

/** All that was seen, as plain data. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  answers: Record<AnswerName, string | null>
  service: ServiceSeen | null
  image: ImageSeen | null
  page: { outcome: Outcome; at: string }
  part: { outcome: Outcome; at: string }
  news: NewsSeen
  /** Only after a restart of our own. */
  restart?: Restart
}

/** The body of an answer that is what was asked for. */
export function bodyOf(outcome: Outcome): string {
  return outcome.kind === 'answered' && outcome.status === 200 ? outcome.body : ''
}
