import type { ImportReport, ProgressFile } from '../../contract/data.ts'
import type { EngineClient } from '../connection/connection.ts'
import { saveFile } from '../ui/save-file.ts'

/** As in contract/data.ts, whose schemas must not get into the page. */
const LARGEST = 8_000_000
const PIECE = 40_000

/** Files that are larger are not even read. */
export const isTooLarge = (file: Pick<File, 'size'>): boolean => file.size > LARGEST * 3

/** Hands a file's text to the engine, which takes it in whole or not at all. */
export async function sendProgress(
  client: Pick<EngineClient, 'data'>,
  text: string,
): Promise<ImportReport | undefined> {
  const id = crypto.randomUUID()
  const pieces = piecesOf(text)
  let report: ImportReport | null = null
  for (const [piece, part] of pieces.entries()) {
    report = await client.data.import({ id, piece, text: part, isLast: piece === pieces.length - 1 })
  }
  return report ?? undefined
}

/** At least one, so that an empty file is refused by the engine like any other. */
export function piecesOf(text: string, length = PIECE): string[] {
  const pieces = [text.slice(0, length)]
  for (let at = length; at < text.length; at += length) pieces.push(text.slice(at, at + length))
  return pieces
}

export function saveProgress(file: ProgressFile): void {
  const name = `bulkhead-progress-${file.exportedAt.slice(0, 10)}.json`
  saveFile(name, `${JSON.stringify(file, undefined, 1)}\n`, 'application/json')
}
