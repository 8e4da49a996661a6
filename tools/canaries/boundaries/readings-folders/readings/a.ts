export type { AuditItem } from '../audit/item.ts'
