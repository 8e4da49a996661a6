import type {
  AnswerAlarm,
  HostedState,
  MoveRequest,
  RoomNews,
  RoomRow,
} from '../../../contract/class/index.ts'

/** What a dashboard knows of one exercise. */
export interface Room {
  /** By person. A row that did not change stays the same object. */
  rows: ReadonlyMap<string, RoomRow>
  moves: readonly MoveRequest[]
  alarms: readonly AnswerAlarm[]
  /** `null` where no labs are hosted. */
  hosted: HostedState | null
  /** How far the clock of the class is before this machine's, in milliseconds. */
  clockAhead: number
}

/** News is under way now longer, now shorter: less than this is no other clock, in milliseconds. */
const JITTER = 2_000

/** `receivedAt`: when they came, by this machine's clock, in milliseconds since the epoch. */
export function roomAfter(before: Room | undefined, news: RoomNews, receivedAt: number): Room {
  const rows = new Map(news.isWhole ? [] : before?.rows)
  for (const person of news.gone) rows.delete(person)
  for (const row of news.rows) rows.set(row.person, row)
  return {
    rows,
    moves: news.moves ?? before?.moves ?? [],
    alarms: news.alarms ?? before?.alarms ?? [],
    hosted: news.hosted === undefined ? (before?.hosted ?? null) : news.hosted,
    clockAhead: steady(before?.clockAhead, Date.parse(news.now) - receivedAt),
  }
}

/** The same as before where it can be, so that rows that did not change need not be drawn anew. */
function steady(before: number | undefined, clockAhead: number): number {
  return before !== undefined && Math.abs(clockAhead - before) < JITTER ? before : clockAhead
}
