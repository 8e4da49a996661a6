import type { AuditPolicy, ItemStatus } from '../../contract/audit/index.ts'
import type { FalseVerdict } from './false-verdicts.ts'

/** An item of the baseline, or `configuration`: what the daemon's file says against what is in effect. */
export type Judged = `${'K' | 'H' | 'N' | 'I' | 'C' | 'O'}${number}` | 'configuration'

export type Expected = ItemStatus | 'finding' | 'none'

/** One state of one item, and what the audit must say to it. */
export interface TruthCase {
  item: Judged
  /** "borderline: on-failure with 5". An item's states are counted by these words. */
  state: string
  /** The finding that is meant, as `container:web`. For `configuration`: `setting:icc`. */
  subject?: string
  /**
   * `finding`: there is one about the subject; without a subject, the item fails. `none`: there is none, and the item
   * could be judged. A status: the item's own. Several, where kernels differ: one of them.
   */
  expect: Expected | readonly Expected[]
  /** The false verdict of Docker Bench that this is the case of. */
  covers?: FalseVerdict | readonly FalseVerdict[]
}

/** What a lab host is brought into, and what is true then. */
export interface TruthStep {
  title: string
  /** Bash, run as root on the lab host with `set -eu`; the audit follows once it has ended. */
  setup: string
  policy?: Partial<AuditPolicy>
  /** Statuses of whole items in this state: each counts as one state of its item. */
  items?: Partial<Record<Judged, ItemStatus | readonly ItemStatus[]>>
  cases: readonly TruthCase[]
  /** Taken for a machine of its own: what is left to the machine below a lab host is judged too. */
  asMachine?: boolean
  /** Bash that goes on while the audit runs, as root; it is ended afterwards. */
  meanwhile?: string
  /** How often it is audited; every audit must say the same. 1 when absent. */
  audits?: number
}

/** A lab host that is brought into one state after the other. */
export interface World extends TruthStep {
  id: string
  /** Whether the audit may start containers of its own. */
  probe?: boolean
  /** Further states of the same lab host, each from where the one before left it. */
  further?: readonly TruthStep[]
}
