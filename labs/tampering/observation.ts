import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { CertificateSeen, RegistryProcess } from '../shared/registries.ts'
import type { Restart } from '../shared/restart.ts'

export const answerNames = ['good', 'bad', 'token'] as const
export type AnswerName = (typeof answerNames)[number]

/** An image as it was planted: its digest, and the ID that Docker knows it by. */
export interface Planted {
  digest: string
  id: string
}

export interface ServiceSeen {
  state: string
  /** What it was told to run, as it was written. */
  told: string
  /** The image's ID. */
  image: string
}

/** One request to the registry's port in the clear. */
export interface PlainTried {
  to: string
  outcome: Outcome
  at: string
}

/** What Docker on master is told when it asks what the tag leads to; status 0 where it got no answer. */
export interface TagLed {
  status: number
  digest: string
  message: string
  at: string
}

/** All that was seen, as plain data. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  answers: Record<AnswerName, string | null>
  /** `null` where what was planted is not there any more. */
  good: Planted | null
  bad: Planted | null
  service: ServiceSeen | null
  page: { outcome: Outcome; at: string }
  registries: RegistryProcess[]
  plain: PlainTried[]
  certificate: CertificateSeen
  tag: TagLed
  /** What the running daemon takes without a proof, other than its own loopback; `null` where it doesn't say. */
  insecure: string[] | null
  /** Only after a restart of our own. */
  restart?: Restart
}

/** Whether the page comes, as the good image has it. */
export function isServed({ page: { outcome } }: Observation, word = '?'): boolean {
  return outcome.kind === 'answered' && outcome.status === 200 && outcome.body.includes(word)
}
