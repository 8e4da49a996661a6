import type { AuditFormat, AuditReport, PublishedAudit } from '../../contract/audit/index.ts'
import { type Catalog, render } from '../../contract/message.ts'
import { auditHtml } from './html/page.ts'
import { auditJunit } from './junit.ts'
import { publishedAudit } from './published.ts'
import { auditSarif } from './sarif.ts'

export interface AuditFile {
  name: string
  type: string
  text: string
}

export interface Reader {
  /** Of the reader's language; empty for English. */
  catalog: Catalog
  /** As in HTML's `lang`. */
  language: string
  /** Bulkhead's own. */
  version: string
}

const KINDS: Record<AuditFormat, { ending: string; type: string }> = {
  html: { ending: 'html', type: 'text/html' },
  json: { ending: 'json', type: 'application/json' },
  sarif: { ending: 'sarif', type: 'application/sarif+json' },
  junit: { ending: 'xml', type: 'application/xml' },
}

/** A report as a file of a format, in the reader's words. */
export function auditFile(report: AuditReport, format: AuditFormat, reader: Reader): AuditFile {
  const { ending, type } = KINDS[format]
  const audit = publishedAudit(report, reader.catalog)
  return { name: `${nameOf(audit)}.${ending}`, type, text: textOf(audit, format, reader) }
}

function textOf(audit: PublishedAudit, format: AuditFormat, { catalog, language, version }: Reader): string {
  const say = (message: Parameters<typeof render>[0]) => render(message, catalog)
  switch (format) {
    case 'html':
      return auditHtml(audit, say, language)
    case 'json':
      return `${JSON.stringify(audit, undefined, 2)}\n`
    case 'sarif':
      return auditSarif(audit, say, version)
    case 'junit':
      return auditJunit(audit, say)
  }
}

/** `audit-master-of-open-doors-2026-11-22-1000`. */
function nameOf({ target, at }: PublishedAudit): string {
  const name = target.name
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 60)
  return `audit-${name || 'host'}-${at.slice(0, 10)}-${at.slice(11, 16).replace(':', '')}`
}
