import { compareAudits, type KeptAudit, machineOf } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import { differenceText, keptText } from '../audit-text.ts'
import { UsageError } from '../failures.ts'
import { t } from '../language.ts'
import { paintFor, print, printJson, say, tame } from '../output.ts'
import { withEngine } from '../with-engine.ts'

/** The audits that are kept. */
export async function auditList({ json }: { json?: boolean }, interrupt: AbortSignal): Promise<number> {
  const kept = await withEngine('look', interrupt, ({ client }) => client.audit.list())
  if (json) printJson(kept)
  else print(keptText(kept, paintFor(process.stdout)))
  return 0
}

/**
 * Between two audits: `before` and `after`; the last where `after` is absent, and where both are, the one before it of
 * the same machine. Exit status 1 where something turned worse.
 */
export async function auditDiff(
  before: string | undefined,
  after: string | undefined,
  { json }: { json?: boolean },
  interrupt: AbortSignal,
): Promise<number> {
  const differences = await withEngine('look', interrupt, async ({ client }) => {
    const kept = await client.audit.list()
    const [one, other] = twoOf(kept, before, after)
    say(
      t`${tame(one.target.name)}, ${one.at.slice(0, 16)} → ${tame(other.target.name)}, ${other.at.slice(0, 16)}`,
    )
    const reports = await Promise.all([client.audit.get({ id: one.id }), client.audit.get({ id: other.id })])
    return compareAudits(...reports)
  })
  if (json) printJson(differences)
  else print(differenceText(differences, paintFor(process.stdout)))
  return differences.some(({ turned }) => turned === 'worse') ? 1 : 0
}

/** Throws UsageError. */
export function twoOf(
  kept: readonly KeptAudit[],
  before: string | undefined,
  after: string | undefined,
): [KeptAudit, KeptAudit] {
  const later = chooseKept(kept, after)
  if (before !== undefined) return [chooseKept(kept, before), later]
  const earlier = kept.find(
    ({ id, at, target }) =>
      id !== later.id && at <= later.at && machineOf(target) === machineOf(later.target),
  )
  if (earlier) return [earlier, later]
  throw new UsageError(
    msg`There is no earlier audit of this machine.`,
    msg`Audit it again after you changed something, or name two: npx bulkhead audit list`,
  )
}

/** The audit whose id begins so; the newest where none is named. Throws UsageError. */
export function chooseKept(kept: readonly KeptAudit[], id: string | undefined): KeptAudit {
  const found =
    id === undefined ? kept.slice(0, 1) : kept.filter((one) => one.id.startsWith(id.toLowerCase()))
  const [only, second] = found
  if (only && !second) return only
  if (id === undefined)
    throw new UsageError(msg`No audit has been kept yet.`, msg`Make one: npx bulkhead audit`)
  throw new UsageError(
    only ? msg`Several audits begin with "${id}".` : msg`There is no audit "${id}".`,
    msg`These are kept: npx bulkhead audit list`,
  )
}
