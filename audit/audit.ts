import type { AuditPolicy, AuditReport, AuditTarget } from '../contract/audit/index.ts'
import type { AuditedHost } from './audited-host.ts'
import { observe } from './observe/observe.ts'
import { reportOf } from './report.ts'

/** What holds for the machine; a function is asked once its daemon's ID is known. */
export type PolicyFor = AuditPolicy | ((daemon: string) => Promise<AuditPolicy>)

/**
 * Looks at a machine and judges it. `on` hears how far the look is, from 0 to 1. Throws ProbeError or ImpostorError where
 * its daemon can't be asked.
 */
export async function audit(
  host: AuditedHost,
  policy: PolicyFor,
  asked: AuditTarget,
  on: (fraction: number) => void = () => {},
): Promise<AuditReport> {
  const seen = await observe(host, on)
  const holds = typeof policy === 'function' ? await policy(seen.info.ID) : policy
  return reportOf(seen, holds, asked)
}
