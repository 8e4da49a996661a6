import { AttemptReport, ExerciseVerdict } from '../../contract/index.ts'
import type { AuditTarget, KeptAudit } from '../../contract/audit/index.ts'
import type { Store } from './store.ts'

/** What was found of one lab, from its opening until its hosts were replaced or removed. */
export interface LabRecord {
  verdict: ExerciseVerdict
  attempt: AttemptReport | undefined
  /** The id of the last audit of the host that is asked for. */
  audit: string | undefined
}

/** Labs of one exercise that are looked at: the newest. */
const MOST_LABS = 200

/** What certificates are made from. */
export function certificateStore({ db }: Pick<Store, 'db'>) {
  return {
    /** The best full check of every lab of an exercise, with its last attack and audit; the newest lab first. */
    async labRecords(exercise: string, host: string, audits: readonly KeptAudit[]): Promise<LabRecord[]> {
      const sessions = await db
        .selectFrom('sessions')
        .select(['id', 'seed', 'opened_at', 'closed_at'])
        .where('exercise', '=', exercise)
        .orderBy('opened_at', 'desc')
        .limit(MOST_LABS)
        .execute()
      const records: LabRecord[] = []
      for (const { id, seed, opened_at, closed_at } of sessions) {
        const best = await db
          .selectFrom('verdicts')
          .select('json')
          .where('session', '=', id)
          .where('mode', '=', 'check')
          .orderBy('score', 'desc')
          .orderBy('id', 'desc')
          .executeTakeFirst()
        if (!best) continue
        const until = closed_at ?? '9999'
        const attempt = await db
          .selectFrom('attempts')
          .select('json')
          .where('exercise', '=', exercise)
          .where('seed', '=', seed)
          .where('at', '>=', opened_at)
          .where('at', '<=', until)
          .orderBy('id', 'desc')
          .executeTakeFirst()
        records.push({
          verdict: ExerciseVerdict.parse(JSON.parse(best.json)),
          attempt: attempt && AttemptReport.parse(JSON.parse(attempt.json)),
          audit: audits.find(
            ({ at, target }) => isOf(target.asked, exercise, host) && at >= opened_at && at <= until,
          )?.id,
        })
      }
      return records
    },
  }
}

const isOf = (asked: AuditTarget, exercise: string, host: string): boolean =>
  asked.kind === 'lab' && asked.exercise === exercise && asked.host === host
