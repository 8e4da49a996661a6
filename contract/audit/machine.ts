import type { AuditReport } from './report.ts'

/**
 * What audits are compared of, and what a person's word holds for. A lab's host is one by its lab, from its opening to
 * its reset: once it maps user IDs, its daemon begins anew with another ID. Any other machine is one by its daemon's ID.
 */
export const machineOf = ({
  asked,
  daemon,
  session,
}: Pick<AuditReport['target'], 'asked' | 'daemon' | 'session'>): string =>
  asked.kind === 'lab' && session !== undefined
    ? `lab/${asked.exercise}/${asked.host}/${session}`
    : `daemon/${daemon}`
