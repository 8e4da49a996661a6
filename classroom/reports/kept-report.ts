import type { Report } from '../../contract/class/index.ts'
import type { ClassDatabase } from '../store/database.ts'
import { readBody } from './read-report.ts'

/** One report in full; `undefined` for what only a newer Bulkhead understands. */
export async function keptReport({ db }: ClassDatabase, serial: number): Promise<Report | undefined> {
  const { body } = await db
    .selectFrom('reports')
    .select('body')
    .where('serial', '=', serial)
    .executeTakeFirstOrThrow()
  return readBody(body)?.report
}
