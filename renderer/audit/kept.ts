import type { KeptAudit } from '../../contract/audit/kept.ts'
import { machineOf as engineKey } from '../../contract/audit/machine.ts'

export { engineKey }

/** All audits of one machine, the newest first. */
export interface AuditedEngine {
  key: string
  /** As it was asked for last. */
  target: KeptAudit['target']
  audits: KeptAudit[]
}

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

/** The one before it of the same machine. */
export function auditBefore(kept: readonly KeptAudit[], id: string): KeptAudit | undefined {
  const engine = byEngine(kept).find(({ audits }) => audits.some((audit) => audit.id === id))
  const index = engine?.audits.findIndex((audit) => audit.id === id) ?? -1
  return engine?.audits[index + 1]
}
