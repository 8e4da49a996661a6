import type { AuditReport } from '../../contract/audit/report.ts'
import { type Message, msg, verbatim } from '../../contract/message.ts'

/** What was audited, for a person. Where it is no lab's, its name is whatever somebody gave it. */
export function targetName({ asked, name }: Pick<AuditReport['target'], 'asked' | 'name'>): Message {
  return asked.kind === 'lab' ? msg`${asked.host} in the lab ${asked.exercise}` : verbatim(name)
}
