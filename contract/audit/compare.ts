import type { AuditedItem, ItemStatus } from './report.ts'

/** How an item differs between two audits. */
export interface ItemDifference {
  id: string
  before: ItemStatus
  after: ItemStatus
  /** `better` and `worse` go by what counts: pass is best, then what waits for a word or can't be told, then fail. */
  turned: 'better' | 'worse' | 'same' | 'other'
  /** Subjects of findings that are gone, and of those that are new. */
  gone: string[]
  added: string[]
}

const RANK: Record<ItemStatus, number | null> = { pass: 2, attest: 1, error: 1, fail: 0, unsupported: null }

/** Item by item, in the order of `after`; items that only one of them has are left out. */
export function compareAudits(
  before: { items: readonly AuditedItem[] },
  after: { items: readonly AuditedItem[] },
): ItemDifference[] {
  const earlier = new Map(before.items.map((item) => [item.id, item]))
  return after.items.flatMap((item) => {
    const old = earlier.get(item.id)
    if (!old) return []
    const [was, is] = [subjects(old), subjects(item)]
    return [
      {
        id: item.id,
        before: old.status,
        after: item.status,
        turned: turn(old.status, item.status),
        gone: [...was].filter((subject) => !is.has(subject)),
        added: [...is].filter((subject) => !was.has(subject)),
      },
    ]
  })
}

function turn(before: ItemStatus, after: ItemStatus): ItemDifference['turned'] {
  if (before === after) return 'same'
  const [was, is] = [RANK[before], RANK[after]]
  if (was === null || is === null || was === is) return 'other'
  return is > was ? 'better' : 'worse'
}

/** Accepted ones count as gone: they count nowhere else. */
function subjects({ findings }: AuditedItem): Set<string> {
  return new Set(findings.filter(({ accepted }) => !accepted).map(({ subject }) => subject))
}
