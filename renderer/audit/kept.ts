import type { KeptAudit } from '../../contract/audit/kept.ts'

/** All audits of one Docker engine, the newest first. */
export interface AuditedEngine {
  daemon: string
  /** As it was asked for last. */
  target: KeptAudit['target']
  audits: KeptAudit[]
}

/** By engine, in the order in which they were audited last. */
export function byEngine(kept: readonly KeptAudit[]): AuditedEngine[] {
  const engines = new Map<string, AuditedEngine>()
  for (const audit of kept.toSorted((a, b) => (a.at < b.at ? 1 : -1))) {
    const { daemon } = audit.target
    const engine = engines.get(daemon) ?? { daemon, target: audit.target, audits: [] }
    engine.audits.push(audit)
    engines.set(daemon, engine)
  }
  return [...engines.values()]
}

/** The one before it of the same engine. */
export function auditBefore(kept: readonly KeptAudit[], id: string): KeptAudit | undefined {
  const engine = byEngine(kept).find(({ audits }) => audits.some((audit) => audit.id === id))
  const index = engine?.audits.findIndex((audit) => audit.id === id) ?? -1
  return engine?.audits[index + 1]
}
