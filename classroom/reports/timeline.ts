import type { ReportDetail, TimelineEntry } from '../../contract/class/index.ts'
import type { ClassDatabase } from '../store/database.ts'
import { type Digest, readDigest } from './digest.ts'
import { readBody } from './read-report.ts'
import { reportTroubles } from './troubles.ts'

/** Entries that are given at once. */
const PAGE = 50
const KINDS = ['lab', 'verdict', 'attempt', 'hint', 'solution', 'recording'] as const
type Kind = (typeof KINDS)[number]

export interface TimelineAsk {
  person: string
  /** `null`: all. */
  exercise: string | null
  /** A report: what was kept before it is given. `null`: the newest. */
  before: string | null
}

/** What a person did, the newest first; a recording once, where it began. `achievedBy`: tasks that came with a verdict. */
export async function timeline(
  { db }: ClassDatabase,
  { person, exercise, before }: TimelineAsk,
  achievedBy: (exercise: string, report: string) => string[],
): Promise<{ entries: TimelineEntry[]; isEnd: boolean }> {
  const from =
    before === null
      ? undefined
      : await db
          .selectFrom('reports')
          .select('serial')
          .where('person', '=', person)
          .where('id', '=', before)
          .executeTakeFirst()
  if (before !== null && from === undefined) throw reportTroubles.noReport()
  const rows = await db
    .selectFrom('reports')
    .select(['serial', 'id', 'kind', 'exercise', 'subject', 'at', 'received_at', 'digest'])
    .where('person', '=', person)
    .where('kind', 'in', KINDS)
    .$if(exercise !== null, (query) => query.where('exercise', '=', exercise ?? ''))
    .$if(from !== undefined, (query) => query.where('serial', '<', from?.serial ?? 0))
    .where(({ or, eb, not, exists, selectFrom }) =>
      or([
        eb('kind', '!=', 'recording'),
        not(
          exists(
            selectFrom('reports as earlier')
              .select('earlier.serial')
              .whereRef('earlier.person', '=', 'reports.person')
              .where('earlier.kind', '=', 'recording')
              .whereRef('earlier.subject', '=', 'reports.subject')
              .whereRef('earlier.serial', '<', 'reports.serial'),
          ),
        ),
      ]),
    )
    .orderBy('serial', 'desc')
    .limit(PAGE + 1)
    .execute()
  const entries = rows.slice(0, PAGE).map((row): TimelineEntry => {
    const digest = readDigest(row.digest)
    return {
      report: row.id,
      kind: row.kind as Kind,
      exercise: row.exercise,
      at: row.at,
      receivedAt: row.received_at,
      what: whatOf(digest, row.subject),
      score:
        digest?.kind === 'verdict'
          ? { score: digest.score, of: digest.of, achieved: achievedBy(row.exercise, row.id) }
          : null,
    }
  })
  return { entries, isEnd: rows.length <= PAGE }
}

function whatOf(digest: Digest | undefined, subject: string): string {
  switch (digest?.kind) {
    case 'lab':
      return digest.did
    case 'attempt':
      return digest.outcome
    case 'hint':
    case 'recording':
      return subject
    default:
      return ''
  }
}

/** Throws TroubleError `no-report`. */
export async function reportDetail({ db }: ClassDatabase, person: string, id: string): Promise<ReportDetail> {
  const row = await db
    .selectFrom('reports')
    .select('body')
    .where('person', '=', person)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw reportTroubles.noReport()
  const report = readBody(row.body)?.report
  if (report?.kind === 'verdict') return { kind: 'verdict', verdict: report.verdict }
  if (report?.kind === 'attempt') return { kind: 'attempt', report: report.report }
  return { kind: 'other' }
}
