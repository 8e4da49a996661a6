import type { Generated } from 'kysely'
import type { LabPlace } from '../../contract/class/index.ts'

/** Times are ISO 8601; JSON is checked with the contract's schemas when it is read. */
export interface ProgressTables {
  sessions: {
    id: string
    exercise: string
    seed: string
    params: string
    hosts: string
    opened_by: 'app' | 'cli'
    opened_at: string
    closed_at: string | null
    /** While a process replaces the hosts: others keep their hands off until then, or until it is gone. */
    busy_until: string | null
    busy_pid: number | null
  }
  verdicts: {
    id: Generated<number>
    session: string
    at: string
    mode: 'live' | 'check'
    score: number
    json: string
  }
  achievements: { exercise: string; seed: string; task: string; at: string }
  hints: { exercise: string; task: string; shown: number }
  attempts: {
    id: Generated<number>
    exercise: string
    seed: string
    at: string
    outcome: string
    json: string
  }
  settings: { key: string; value: string }
  /** `place` is the heading's number, 0 for the lesson as a whole. */
  notes: { lesson: string; place: number; text: string; saved_at: string }
  effort: { exercise: string; worked_seconds: Generated<number>; solution_seen_at: string | null }
  /** At most one row: the class that this learner is in, or asks to be taken into. */
  membership: {
    only: 1
    state: 'waiting' | 'member'
    place: LabPlace
    /** `https://host:port`; empty for a hosted lab. */
    address: string
    /** Of the pinned certificate; `null` where the system's authorities vouch for it. */
    fingerprint: string | null
    class_name: string
    name: string
    person: string | null
    device: string | null
    token: string | null
    /** Ed25519 private key: PKCS #8 in DER, base64. */
    key: string
    /** While waiting: what to ask again with, as JSON. */
    asked: string | null
    joined_at: string | null
    /** MemberNews as JSON: what the class said last. */
    news: string | null
    read_up_to: string | null
    /** Milliseconds. */
    clock_ahead: Generated<number>
    /** Of the report that was made last: its number and its hash. */
    seq: Generated<number>
    previous: Generated<string>
    /** Reports that found no room. */
    left_out: Generated<number>
    /** What other machines of this learner told the class was taken over. */
    work_taken: Generated<0 | 1>
  }
  /** Signed reports that the class has not acknowledged. */
  outbox: { seq: number; id: string; bytes: number; body: string; signature: string }
  /** Up to which byte a recording is in reports. */
  recordings_reported: { recording: string; next: number }
  /** What staff asked for and is settled: until the class knows, and the newest to be shown. `json` is the LabRequest where it was carried out. */
  requests_done: { request: string; at: string; json: string | null }
  /** Audits; `short` is what a list shows of one, as JSON, `report` the whole, deflated. */
  audits: { id: string; at: string; short: string; report: Buffer }
}
