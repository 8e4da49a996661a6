import type { RecordingInfo, RecordingPiece } from '../../contract/index.ts'
import { partsOf } from '../../engine/recordings/recordings.ts'
import type { ClassDatabase } from '../store/database.ts'
import { type Digest, readDigest } from './digest.ts'
import { keptReport } from './kept-report.ts'
import { reportTroubles } from './troubles.ts'

/** So much is read at once, in bytes, as of a recording that is a file. */
const PIECE_BYTES = 256 * 1024
/** A recording of which nothing came for so long has ended, in milliseconds. */
const RUNNING_MS = 60_000

type Piece = Extract<Digest, { kind: 'recording' }> & { serial: number; id: string; receivedAt: string }

/** Pieces of a person's recordings, in the order in which they belong together. */
async function piecesOf({ db }: ClassDatabase, person: string, recording?: string): Promise<Piece[]> {
  const rows = await db
    .selectFrom('reports')
    .select(['serial', 'subject', 'received_at', 'digest'])
    .where('person', '=', person)
    .where('kind', '=', 'recording')
    .$if(recording !== undefined, (query) => query.where('subject', '=', recording ?? ''))
    .orderBy('serial')
    .execute()
  return rows
    .flatMap(({ serial, subject, received_at: receivedAt, digest: text }) => {
      const digest = readDigest(text)
      return digest?.kind === 'recording' ? [{ ...digest, serial, id: subject, receivedAt }] : []
    })
    .toSorted((a, b) => a.from - b.from)
}

/** What was received of a person's recordings, the newest first. `isOnline`: their machine is connected now. */
export async function listRecordings(
  database: ClassDatabase,
  person: string,
  { now, isOnline }: { now: Date; isOnline: boolean },
): Promise<RecordingInfo[]> {
  const byId = Map.groupBy(await piecesOf(database, person), ({ id }) => id)
  const infos = [...byId].map(([id, pieces]): RecordingInfo => {
    const { exercise, host, startedAt } = partsOf(id)
    const receivedAt = pieces.reduce(
      (newest, piece) => (piece.receivedAt > newest ? piece.receivedAt : newest),
      '',
    )
    const isFull = pieces.some((piece) => piece.isFull)
    return {
      id,
      exercise,
      host,
      title: pieces[0]?.title ?? '',
      startedAt: startedAt.toISOString(),
      seconds: Math.max(...pieces.map(({ seconds }) => seconds)),
      bytes: Math.max(...pieces.map(({ from, bytes }) => from + bytes)),
      isRunning: isOnline && !isFull && now.getTime() - Date.parse(receivedAt) < RUNNING_MS,
      isFull,
    }
  })
  return infos.toSorted((a, b) => (a.id < b.id ? 1 : -1))
}

/** From a place on. What has not arrived is skipped: what comes after it is whole lines as well. */
export async function readRecording(
  database: ClassDatabase,
  { person, recording, from }: { person: string; recording: string; from: number },
): Promise<RecordingPiece> {
  const pieces = await piecesOf(database, person, recording)
  if (pieces.length === 0) throw reportTroubles.noRecording()
  const ahead = pieces.filter((piece) => piece.from + piece.bytes > from)
  let text = ''
  let at = from
  for (const { serial, from: begin, bytes } of ahead) {
    if (text.length >= PIECE_BYTES) return { text, next: at }
    const whole = await textOf(database, serial)
    // One that overlaps what was read already was cut anew by its sender.
    if (begin + bytes > at)
      text +=
        begin >= at
          ? whole
          : Buffer.from(whole)
              .subarray(at - begin)
              .toString()
    at = Math.max(at, begin + bytes)
  }
  return { text, next: null }
}

async function textOf(database: ClassDatabase, serial: number): Promise<string> {
  const report = await keptReport(database, serial)
  return report?.kind === 'recording' ? report.text : ''
}
