import { Report } from '../../contract/class/index.ts'
import type { ClassDatabase } from '../store/database.ts'
import { inPages } from '../store/pages.ts'
import type { GradedEvent } from './grade-book.ts'

/** Reports that are read at once; between them it is others' turn, which SQLite by itself gives nobody. */
const AT_ONCE = 100

/** What of a learner's reports counts for grades, in order. */
export async function gradedEvents({ db }: ClassDatabase, person: string): Promise<GradedEvent[]> {
  const events: GradedEvent[] = []
  const pages = inPages(AT_ONCE, (after, limit) =>
    db
      .selectFrom('reports')
      .select(['serial', 'body', 'at'])
      .where('person', '=', person)
      .where('kind', 'in', ['verdict', 'attempt'])
      .where('serial', '>', after)
      .orderBy('serial')
      .limit(limit)
      .execute(),
  )
  for await (const rows of pages) {
    for (const { body, at } of rows) events.push(...eventOf(body, at))
  }
  // Several devices of one person may have reported in turns: what came first is not always what was first.
  return events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** None of a report that says nothing about grades. `at` is by the clock of the class. */
export function eventOf(body: string, at: string): GradedEvent[] {
  // One of an older Bulkhead may look different; it says nothing then.
  const report = Report.safeParse(parsed(body)).data
  if (!report) return []
  if (report.kind === 'verdict') {
    const { exercise, tasks } = report.verdict
    const statuses = tasks.map(({ id, status }) => ({ id, status }))
    return [{ kind: 'verdict', exercise, at, report: report.id, tasks: statuses }]
  }
  if (report.kind === 'attempt') {
    const { exercise, outcome } = report.report
    return [{ kind: 'attempt', exercise, at, report: report.id, outcome }]
  }
  return []
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
