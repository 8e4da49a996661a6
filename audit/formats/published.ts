import { cleanText } from '../../results/clean-text.ts'
import type { AuditReport, PublishedAudit } from '../../contract/audit/index.ts'
import { type Catalog, renderAll } from '../../contract/message.ts'

/** A report in words, with nothing in it that a terminal would obey. */
export function publishedAudit(report: AuditReport, catalog: Catalog = {}): PublishedAudit {
  return cleaned(renderAll(report, catalog) as PublishedAudit)
}

function cleaned<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T
  if (Array.isArray(value)) return value.map((item: unknown) => cleaned(item)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleaned(item)])) as T
}
