import { z } from 'zod'
import { AuditReport } from './report.ts'

/** An audit that was kept, in short. */
export const KeptAudit = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  target: AuditReport.shape.target,
  summary: AuditReport.shape.summary,
  /** Status by item, for what is drawn over time. */
  statuses: z.record(z.string(), AuditReport.shape.items.element.shape.status),
})
export type KeptAudit = z.infer<typeof KeptAudit>

/** A running audit; `report` comes last, with the id that it is kept under. */
export const AuditEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('looking'), fraction: z.number().min(0).max(1) }),
  z.object({ kind: z.literal('report'), id: z.uuid(), report: AuditReport }),
])
export type AuditEvent = z.infer<typeof AuditEvent>
