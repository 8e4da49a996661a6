import type { CertificateEvidence } from '../../../contract/audit/certificate.ts'
import type { ItemStatus } from '../../../contract/audit/report.ts'
import type { AttemptReport, AttemptStep } from '../../../contract/exercise.ts'
import { type Message, msg } from '../../../contract/message.ts'

/** Steps that fit onto the page; all are in the bundle. */
export const MOST_STEPS = 24

export interface CertificateFacts {
  /** The day of the last of what it says, as 2026-12-31. */
  day: string
  /** Status by item of the baseline. */
  statuses: Record<string, ItemStatus>
  /** Items that are not as they should be. */
  failing: string[]
  /** What persons said, item by item. */
  attested: { item: string; yes: Message; by: string }[]
  /** Items that ask for a person's word, which nobody gave. */
  unanswered: number
  /** Findings that somebody decided to live with. */
  accepted: number
}

export function factsOf({ verdict, attempt, audit }: CertificateEvidence): CertificateFacts {
  const times = [verdict.at, attempt.at, audit.at].toSorted()
  return {
    day: (times.at(-1) ?? verdict.at).slice(0, 10),
    statuses: Object.fromEntries(audit.items.map(({ id, status }) => [id, status])),
    failing: audit.items.filter(({ status }) => status === 'fail').map(({ id }) => id),
    attested: audit.items.flatMap(({ id, attestation }) =>
      attestation?.answer
        ? [{ item: id, yes: attestation.answer.yes ? msg`yes` : msg`no`, by: attestation.answer.by }]
        : [],
    ),
    unanswered: audit.items.filter(({ status }) => status === 'attest').length,
    accepted: audit.items
      .flatMap(({ findings }) => findings)
      .filter((finding) => finding.accepted !== undefined).length,
  }
}

/** How the attacks went; what got in is shown before what was refused. */
export function attackCounts({ steps }: AttemptReport): {
  refused: number
  succeeded: number
  shown: AttemptStep[]
  more: number
} {
  const succeeded = steps.filter((step) => step.succeeded)
  const refused = steps.filter((step) => !step.succeeded)
  return {
    refused: refused.length,
    succeeded: succeeded.length,
    shown: [...succeeded, ...refused].slice(0, MOST_STEPS),
    more: Math.max(0, steps.length - MOST_STEPS),
  }
}
