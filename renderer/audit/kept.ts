import type { KeptAudit } from '../../contract/audit/kept.ts'

/** All audits of one Docker engine, the newest first. */
export interface AuditedEngine {
  key: string
  /** As it was asked for last. */
  target: KeptAudit['target']
  audits: KeptAudit[]
}

/**
 * What two audits are of. A lab's host is one by its name: once it maps user IDs, its daemon begins anew with another
 * ID, and what was hardened has to stand beside what was found. Any other engine is one by its daemon's ID.
 */
export const engineKey = ({ asked, daemon }: KeptAudit['target']): string =>
  asked.kind === 'lab' ? `lab/${asked.exercise}/${asked.host}` : `daemon/${daemon}`

/** By engine, in the order in which they were audited last. */
export function byEngine(kept: readonly KeptAudit[]): AuditedEngine[] {
  const engines = new Map<string, AuditedEngine>()
  for (const audit of kept.toSorted((a, b) => (a.at < b.at ? 1 : -1))) {
    const key = engineKey(audit.target)
    const engine = engines.get(key) ?? { key, target: audit.target, audits: [] }
    engine.audits.push(audit)
    engines.set(key, engine)
  }
  return [...engines.values()]
}

/** The one before it of the same engine. */
export function auditBefore(kept: readonly KeptAudit[], id: string): KeptAudit | undefined {
  const engine = byEngine(kept).find(({ audits }) => audits.some((audit) => audit.id === id))
  const index = engine?.audits.findIndex((audit) => audit.id === id) ?? -1
  return engine?.audits[index + 1]
}
