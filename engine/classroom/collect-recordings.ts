import type { RecordingPiece } from '../../contract/index.ts'
import type { Progress } from '../progress/progress.ts'
import type { Recordings } from '../recordings/recordings.ts'

/** Of a recording's text in one report, in bytes; a line that is longer makes a report of its own. */
const PIECE_BYTES = 64 * 1024
/** Pieces that are put into the outbox at once: the rest waits in its file. */
const PIECES_AT_ONCE = 8

type Outbox = Pick<Progress, 'recordingsReported' | 'reportRecording'>

/**
 * Takes what is new in recordings into the outbox, piece by piece. They wait in their own files, not in the outbox: so a
 * class that is away costs no second copy, and what the folder no longer keeps is not reported. Answers how many pieces.
 */
export async function collectRecordings(
  outbox: Outbox,
  recordings: Pick<Recordings, 'longerThan' | 'read'>,
  /** ISO 8601: what was recorded before is nobody’s business. */
  since: string,
): Promise<number> {
  const reported = await outbox.recordingsReported()
  let taken = 0
  for (const info of await recordings.longerThan(reported, since)) {
    for (let at = reported.get(info.id) ?? 0; taken < PIECES_AT_ONCE;) {
      const { text } = await recordings
        .read(info.id, at)
        .catch((): RecordingPiece => ({ text: '', next: null }))
      const piece = firstLines(text, PIECE_BYTES)
      if (piece === '') break
      const { id: recording, title } = info
      if (!(await outbox.reportRecording({ recording, title: title.slice(0, 200), from: at, text: piece })))
        return taken
      at += Buffer.byteLength(piece)
      taken += 1
    }
  }
  return taken
}

/** As many whole lines as fit into so many bytes; one at least. */
export function firstLines(text: string, most: number): string {
  let end = 0
  let bytes = 0
  for (let next = text.indexOf('\n') + 1; next > 0; next = text.indexOf('\n', next) + 1) {
    bytes += Buffer.byteLength(text.slice(end, next))
    if (end > 0 && bytes > most) break
    end = next
  }
  return text.slice(0, end)
}
