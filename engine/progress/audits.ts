import { deflateSync, inflateSync } from 'node:zlib'
import { AuditReport, KeptAudit } from '../../contract/audit/index.ts'
import type { Store } from './store.ts'

/** The most audits that are kept; older ones make room. A report of a busy machine deflates to some 30 kB. */
export const MOST_AUDITS = 500
/** What a report may grow to again; more is no report of ours. */
const MOST_REPORT = 64 * 1024 * 1024

/** Audits that were made here. One of an older Bulkhead that looks different now is left out, and stays in the file. */
export function auditsStore({ db, atomically }: Pick<Store, 'db' | 'atomically'>) {
  return {
    async addAudit(id: string, report: AuditReport): Promise<void> {
      const row = { id, at: report.at, short: JSON.stringify(inShort(id, report)) }
      const deflated = deflateSync(JSON.stringify(report))
      atomically(({ run }) => {
        run(db.insertInto('audits').values({ ...row, report: deflated }))
        const newest = db
          .selectFrom('audits')
          .select('id')
          .orderBy('at', 'desc')
          .orderBy('id')
          .limit(MOST_AUDITS)
        run(db.deleteFrom('audits').where('id', 'not in', newest))
      })
    },

    /** The newest first. */
    async audits(): Promise<KeptAudit[]> {
      const rows = await db
        .selectFrom('audits')
        .select('short')
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(MOST_AUDITS)
        .execute()
      return rows.flatMap(({ short }) => KeptAudit.safeParse(jsonIn(() => short)).data ?? [])
    },

    async audit(id: string): Promise<AuditReport | undefined> {
      const row = await db.selectFrom('audits').select('report').where('id', '=', id).executeTakeFirst()
      if (!row) return undefined
      const whole = jsonIn(() => inflateSync(row.report, { maxOutputLength: MOST_REPORT }).toString())
      return AuditReport.safeParse(whole).data
    },

    async removeAudits(ids: readonly string[]): Promise<void> {
      if (ids.length > 0)
        await db
          .deleteFrom('audits')
          .where('id', 'in', [...ids])
          .execute()
    },
  }
}

/** `undefined` where there is none: what was damaged is no reason not to show the others. */
function jsonIn(read: () => string): unknown {
  try {
    return JSON.parse(read())
  } catch {
    return undefined
  }
}

function inShort(id: string, { at, target, summary, items }: AuditReport): KeptAudit {
  const statuses = Object.fromEntries(items.map((item) => [item.id, item.status]))
  return { id, at, target, summary, statuses }
}
