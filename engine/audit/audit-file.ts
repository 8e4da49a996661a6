import type { AuditFormat, AuditReport } from '../../contract/audit/index.ts'
import { chooseLanguage } from '../../contract/language.ts'
import type { AuditFile } from '../../audit/formats/index.ts'
import { readCatalogs } from '../language.ts'
import { bulkheadVersion } from '../version.ts'

/** Where the words of reports come from. */
const folders = ['contract', 'content/baseline', 'readings', 'audit', 'audit/formats', 'engine'].map(
  (folder) => new URL(`../../${folder}/`, import.meta.url),
)

/** A report as a file, in the reader's language. */
export async function auditFileFor(
  report: AuditReport,
  format: AuditFormat,
  wanted: string,
): Promise<AuditFile> {
  const { auditFile } = await import('../../audit/formats/index.ts')
  const language = chooseLanguage([wanted])
  const catalog = readCatalogs(language, folders)
  return auditFile(report, format, { catalog, language, version: bulkheadVersion() })
}
