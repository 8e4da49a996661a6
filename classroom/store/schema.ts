import type { Generated } from 'kysely'
import type { Assignment, LabPlace, LabRequest, Report, Role } from '../../contract/class/index.ts'

/** The same on SQLite and PostgreSQL. Times are ISO 8601 in UTC, what is yes or no is 1 or 0, JSON is text and checked when it is read. */
export interface ClassTables {
  /** Name of the class, join code, time zone and the like. */
  settings: { key: string; value: string }
  people: {
    id: string
    role: Role
    name: string
    roster_id: string | null
    /** Of staff: what they sign in with, and the hash of their password (accounts/password.ts). */
    login: string | null
    password: string | null
    created_at: string
    joined_at: string | null
  }
  /** Whatever acts for a person: an app on a machine, or a browser. */
  devices: {
    id: string
    person: string
    name: string
    /** `null`: a browser of staff. */
    place: LabPlace | null
    /** SHA-256 of what it shows: a bearer token, or its cookie. */
    token_hash: string
    /** What its reports are signed with; `null` for browsers of staff. */
    key: string | null
    created_at: string
    last_seen_at: string
    expires_at: string | null
    revoked_at: string | null
  }
  /** Learners who asked to go on from elsewhere. */
  moves: {
    id: string
    person: string
    machine: string
    place: LabPlace
    key: string | null
    secret_hash: string
    at: string
    answer: 'yes' | 'no' | null
    answered_by: string | null
    answered_at: string | null
  }
  /** Append only; what a learner's machines told, in the order in which it came. */
  reports: {
    serial: Generated<number>
    /** Unique per person. */
    id: string
    person: string
    device: string
    seq: number
    /** `other`: signed as it should be, but nothing that this version knows. */
    kind: Report['kind'] | 'other'
    /** Empty where there is none. */
    exercise: string
    /** Of a lab and a verdict the session, of a hint the task, of a recording its id; else empty. */
    subject: string
    /** By the device's clock, set right by how far it was off when it was sent; never after `received_at`. */
    at: string
    received_at: string
    /** What the room is made from (reports/digest.ts), so that nobody has to read all bodies; empty: to be made. */
    digest: Generated<string>
    /** Exactly as signed. */
    body: string
    signature: string
  }
  assignments: {
    exercise: string
    is_set: 0 | 1
    opens_at: string | null
    due_at: string | null
    weight: number
    attempt_points: number
    solution: Assignment['solution']
  }
  messages: {
    serial: Generated<number>
    id: string
    from_person: string
    /** As they were called then. */
    from_name: string
    /** `null`: to all. */
    to_person: string | null
    text: string
    pointer_exercise: string | null
    pointer_task: string | null
    at: string
  }
  requests: {
    id: string
    person: string
    exercise: string
    what: LabRequest['what']
    by_name: string
    at: string
    done_at: string | null
  }
  /** Who looked at whose terminals, and whether they were let. */
  looks: {
    id: string
    person: string
    by_person: string
    by_name: string
    asked_at: string
    answer: 'yes' | 'no' | null
    ended_at: string | null
  }
  dismissed_alarms: { id: string; by_person: string; at: string }
}
