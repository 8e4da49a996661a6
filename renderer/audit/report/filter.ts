import type { AuditedItem, ItemStatus } from '../../../contract/audit/report.ts'
import { type BaselineLevel, baselineLevels } from '../../../content/baseline/baseline.ts'

/** Which items are shown; nothing chosen shows all. */
export interface ItemFilter {
  statuses: readonly ItemStatus[]
  level?: BaselineLevel
}

export function filtered<Item extends Pick<AuditedItem, 'id' | 'status'>>(
  items: readonly Item[],
  { statuses, level }: ItemFilter,
): Item[] {
  return items.filter(
    ({ id, status }) =>
      (statuses.length === 0 || statuses.includes(status)) && (level === undefined || id.startsWith(level)),
  )
}

export const levelNamed = (name: string): BaselineLevel | undefined =>
  name in baselineLevels ? (name as BaselineLevel) : undefined

/** With this status too, or without it. */
export function toggled(chosen: readonly ItemStatus[], status: ItemStatus): ItemStatus[] {
  return chosen.includes(status) ? chosen.filter((each) => each !== status) : [...chosen, status]
}
