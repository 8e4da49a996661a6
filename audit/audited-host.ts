import type { ConnectionAttempt, ConnectionOutcome, Message } from '../contract/index.ts'
import type { AuditPolicy, AuditSight } from '../contract/audit/index.ts'
import type { FilesRequest, FilesSurvey, HostSurvey, SurveyRequest } from './survey.ts'

/** Something that was seen, or why not. A reason is a whole sentence that says what to do where anything can be done. */
export type Seen<T> = { seen: true; value: T } | { seen: false; why: Message }

export const seen = <T>(value: T): Seen<T> => ({ seen: true, value })
export const unseen = (why: Message): { seen: false; why: Message } => ({ seen: false, why })

/** An answer of the daemon's API; `json` is `undefined` where it is none. Status 0: nobody answered, `said` says why. */
export interface ApiReply {
  status: number
  json: unknown
  said: string
}

/** What sees the machine itself: its kernel and files. Never starts anything there. */
export interface HostEyes {
  /** All of it in one go. Throws ProbeError. */
  survey(request: SurveyRequest): Promise<HostSurvey>
  /** More of its files. Throws ProbeError. */
  files(request: FilesRequest): Promise<FilesSurvey>
  /** One connection from the machine's place in the network, or from a container's (`networkOf`: its process's ID). */
  connect(attempt: ConnectionAttempt): Promise<ConnectionOutcome>
}

/** A machine with a Docker daemon, as far as an audit can see it: without what is there only because of the audit. */
export interface AuditedHost {
  /** For a person. */
  name: string
  /** Whether it is one of Bulkhead's lab hosts, whose kernel is the learner's machine's. */
  isLab: boolean
  sight: AuditSight
  /** What is meant to be there, where whoever made the machine says so; what a person says goes before it. */
  policy?: AuditPolicy
  /** A GET of the daemon's API. Doesn't throw for what the daemon answers; throws ProbeError or ImpostorError where it can't be asked. */
  get(path: string, timeoutMs?: number): Promise<ApiReply>
  eyes: Seen<HostEyes>
  /** Runs a container for a moment, where that was allowed. */
  runner: Seen<Runner>
  dispose(): Promise<void>
}

/** Runs a command in a container of its own, bounded in time, gone afterwards. */
export interface Runner {
  run(wanted: {
    /** An image that is on the machine; one of Bulkhead's own where absent. */
    image?: string
    command: string[]
    hostConfig?: Record<string, unknown>
    timeoutMs?: number
  }): Promise<{ status: number; output: string } | { refused: string }>
  /** What the daemon says to pulling an image; nothing that was there before is removed. */
  pull(reference: string, timeoutMs?: number): Promise<{ pulled: true } | { refused: string }>
}
