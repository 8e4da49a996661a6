import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { Trouble } from '../lab.ts'
import { AuditEvent, KeptAudit } from './kept.ts'
import { AuditPolicy, KeptPolicy } from './policy.ts'
import { AuditReport } from './report.ts'
import { AuditTarget } from './target.ts'

const base = oc.errors({ TROUBLE: { data: Trouble } })

/** How an audit is written to a file. */
export const AuditFormat = z.enum(['html', 'json', 'sarif', 'junit'])
export type AuditFormat = z.infer<typeof AuditFormat>

/** What can be audited from here, as a list to choose from. */
export const AuditChoice = z.object({ target: AuditTarget, name: z.string(), detail: z.string() })
export type AuditChoice = z.infer<typeof AuditChoice>

export const auditContract = {
  /** Hosts of open labs, and Docker contexts. */
  targets: base.output(z.array(AuditChoice)),
  /** Looks, judges, and keeps what was found. `probe`: may also start things on a machine that is no lab host. */
  run: base
    .input(
      z.object({
        target: AuditTarget,
        probe: z.boolean().default(false),
        /** In place of the one that is kept for the machine. */
        policy: AuditPolicy.optional(),
      }),
    )
    .output(eventIterator(AuditEvent)),
  /** Kept audits, the newest first. */
  list: base.output(z.array(KeptAudit)),
  get: base.input(z.object({ id: z.uuid() })).output(AuditReport),
  remove: base.input(z.object({ ids: z.array(z.uuid()).max(1000) })).output(z.void()),
  /** A kept audit as a file: `html`, `json`, `sarif`, `junit`. */
  file: base
    .input(
      z.object({
        id: z.uuid(),
        format: AuditFormat,
        language: z.string().max(20),
      }),
    )
    .output(z.object({ name: z.string(), type: z.string(), text: z.string() })),
  /** What holds for a machine, by the ID that its daemon had at an audit. */
  policy: base.input(z.object({ daemon: z.string().max(200) })).output(KeptPolicy),
  /** What whoever made an audited machine says is meant to be there: an exercise of its host, while its lab is open. */
  meant: base.input(z.object({ id: z.uuid() })).output(AuditPolicy.nullable()),
  savePolicy: base.input(z.object({ daemon: z.string().max(200), policy: KeptPolicy })).output(z.void()),
}
