import {
  auditExit,
  type AuditFormat,
  type AuditPolicy,
  type AuditReport,
  type AuditTarget,
  ItemId,
  type PublishedAudit,
} from '../../contract/audit/index.ts'
import { type Message, msg } from '../../contract/index.ts'
import { auditFile } from '../../audit/formats/index.ts'
import { publishedAudit } from '../../audit/formats/published.ts'
import { bulkheadVersion } from '../../engine/version.ts'
import { type TargetOptions, auditTarget } from '../audit-target.ts'
import { auditSummary, itemText, wholeAudit } from '../audit-text.ts'
import { UsageError } from '../failures.ts'
import { currentCatalog, currentLanguage } from '../language.ts'
import { type Paint, paintFor, textWidth } from '../output.ts'
import { readPolicyFile } from '../policy-file.ts'
import { progressLine } from '../progress-line.ts'
import { type Client, withEngine } from '../with-engine.ts'
import { writeOut } from '../write-out.ts'

export interface AuditOptions extends TargetOptions {
  probe?: boolean
  policy?: string
  format: AuditFormat | 'human'
  out?: string
  all?: boolean
  item?: string
}

/** Audits a machine and tells what was found. The exit status is the report's. */
export async function audit(options: AuditOptions, interrupt: AbortSignal): Promise<number> {
  const target = auditTarget(options)
  const item = options.item?.toUpperCase()
  if (item !== undefined && !ItemId.safeParse(item).success) throw noItem(options.item ?? '')
  const policy = options.policy === undefined ? undefined : readPolicyFile(options.policy)
  const report = await withEngine('look', interrupt, ({ client }) =>
    runAudit(client, { target, probe: options.probe === true, policy }, interrupt),
  )
  writeOut(reportText(report, { ...options, item }), options.out)
  return auditExit(report)
}

async function runAudit(
  client: Client,
  wanted: { target: AuditTarget; probe: boolean; policy: AuditPolicy | undefined },
  interrupt: AbortSignal,
): Promise<AuditReport> {
  const line = progressLine(process.stderr, interrupt)
  const step: Message = msg`Looking at the machine`
  try {
    for await (const event of await client.audit.run(wanted, { signal: interrupt })) {
      if (event.kind === 'report') return event.report
      line.show({ step, fraction: event.fraction })
    }
  } finally {
    line.clear()
  }
  throw new Error('the audit ended without a report')
}

function reportText(report: AuditReport, { format, all, item, out }: AuditOptions): string {
  if (format !== 'human') {
    const reader = { catalog: currentCatalog(), language: currentLanguage(), version: bulkheadVersion() }
    return auditFile(report, format, reader).text
  }
  const paint: Paint = out === undefined ? paintFor(process.stdout) : (_, text) => text
  const width = textWidth(process.stdout)
  const audited = publishedAudit(report, currentCatalog())
  if (item !== undefined) return itemText(itemOf(audited, item), width, paint)
  return all ? wholeAudit(audited, width, paint) : auditSummary(audited, width, paint)
}

function itemOf({ items }: PublishedAudit, id: string) {
  const found = items.find((one) => one.id === id)
  if (!found) throw noItem(id)
  return found
}

const noItem = (id: string) =>
  new UsageError(
    msg`There is no item "${id}".`,
    msg`Items are K1 to K7, H1 to H7, N1 to N7, I1 to I7, C1 to C8 and O1 to O6.`,
  )
