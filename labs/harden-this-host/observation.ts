import type { Observation as Audited } from '../../audit/observation.ts'
import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Restart } from '../shared/restart.ts'

/** What a customer and the bookkeeper get, from the other host. */
export interface ShopSeen {
  at: string
  page: Outcome
  /** What was ordered as the grader's own order, and what the till said. */
  ordered: string
  order: Outcome
  /** All orders, by the books. */
  list: Outcome
  /** Whether the collector on the other host has that order's line. */
  isCollected: boolean
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  shop: ShopSeen
  /** Nothing where something else answers in the daemon's place, or nobody. */
  audited: Audited | null
  /** Files under Docker's data that hold the supplier's key. */
  keyFiles: string[]
  /** Only after a restart of our own. */
  restart?: Restart
}
