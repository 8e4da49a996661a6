import type { Generated } from 'kysely'

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
}
