import type { AuditedItem } from '../../contract/audit/index.ts'
import { type CheckResult, type Evidence, msg, type Status, verbatim } from '../../contract/index.ts'
import { result } from './evidence.ts'

/** Of an item with many findings, so many are shown; the audit has all of them. */
const MOST_SHOWN = 6

/**
 * An item of the audit as a check. What only a person can know counts as right here where nothing speaks against it: the
 * audit asks, and names it in its report.
 */
export function judgeItem(item: AuditedItem, at: string): CheckResult {
  const status: Status = item.status === 'attest' ? 'pass' : item.status
  const findings = item.findings.filter(({ accepted }) => !accepted)
  const found = findings.slice(0, MOST_SHOWN).map(({ subject, summary }): Evidence => ({
    tried: msg`Audit ${item.id}: ${item.title}`,
    from: 'master',
    expected: msg`nothing to find`,
    got: msg`${verbatim(subject)}: ${summary}`,
    at,
  }))
  const looked = item.looked.map(({ tried, expected, got }): Evidence => ({
    tried,
    from: 'master',
    expected,
    got,
    at,
  }))
  const evidence = [...found, ...looked]
  const plain: Evidence = {
    tried: msg`Audit ${item.id}: ${item.title}`,
    from: 'master',
    expected: msg`nothing to find`,
    got: item.summary,
    at,
  }
  return result(item.id.toLowerCase(), status, item.summary, evidence.length > 0 ? evidence : [plain])
}
