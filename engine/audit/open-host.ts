import type { AuditTarget } from '../../contract/audit/index.ts'
import type { AuditedHost } from '../../audit/audited-host.ts'
import type { RunningLab } from '../hosts/lab-hosts.ts'
import { openLabHost } from './hosts/lab-host.ts'
import { auditTroubles } from './troubles.ts'

export interface Opening {
  /** Whether things may be started there. */
  probe: boolean
  /** The open lab that has this host. Throws TroubleError. */
  lab(of: { exercise: string; host: string }): Promise<RunningLab>
}

/** The machine that is meant. Throws TroubleError where it can't be reached. */
export async function openAuditedHost(target: AuditTarget, { probe, lab }: Opening): Promise<AuditedHost> {
  if (target.kind === 'lab') return openLabHost(await lab(target), target.host, { probe })
  throw auditTroubles.noAudit()
}
