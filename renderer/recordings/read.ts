import type { RecordingPiece } from '../../contract/recording.ts'
import type { EngineClient } from '../connection/connection.ts'
import { saveFile } from '../ui/save-file.ts'

/** The whole file of a recording. */
export function readRecording(client: EngineClient, id: string): Promise<string> {
  return readPieces((from) => client.recording.read({ id, from }))
}

/** A file that comes in pieces; `from` is in bytes. */
export async function readPieces(read: (from: number) => Promise<RecordingPiece>): Promise<string> {
  const pieces: string[] = []
  for (let from: number | null = 0; from !== null;) {
    const piece: RecordingPiece = await read(from)
    pieces.push(piece.text)
    from = piece.next
  }
  return pieces.join('')
}

/** `20261122T093000Z_daemon-tls_master_0a1b2c3d` as `bulkhead-daemon-tls-master-20261122T093000Z.cast`. */
export function fileNameOf(id: string): string {
  const [at, exercise, host] = id.split('_')
  return `bulkhead-${exercise}-${host}-${at}.cast`
}

/** Gives it to the person, as a file for asciinema. */
export async function saveRecording(client: EngineClient, id: string): Promise<void> {
  saveFile(fileNameOf(id), await readRecording(client, id), 'application/x-asciicast')
}
