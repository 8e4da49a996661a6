import {
  LARGEST_PROGRESS_FILE,
  type Message,
  PROGRESS_FILE_VERSION,
  ProgressFile,
  msg,
} from '../../contract/index.ts'
import { troubles } from '../troubles.ts'

/** What a file holds that another Bulkhead exported. Throws TroubleError; nothing is half understood. */
export function readProgressFile(text: string): ProgressFile {
  if (text.length > LARGEST_PROGRESS_FILE) {
    const megabytes = LARGEST_PROGRESS_FILE / 1e6
    throw troubles.notOurFile(msg`It is larger than ${megabytes} MB, which no progress is.`)
  }
  const value = parse(text)
  const refused = refusal(value)
  if (refused) throw troubles.notOurFile(refused)
  const read = ProgressFile.safeParse(value)
  if (read.success) return read.data
  const [first] = read.error.issues
  const where = first?.path.join('.') ?? ''
  throw troubles.notOurFile(
    where === ''
      ? msg`It is damaged, or somebody changed it.`
      : msg`It is damaged, or somebody changed it: ${where} is not as Bulkhead writes it.`,
  )
}

function parse(text: string): unknown {
  try {
    // A file that went through an editor on Windows may begin with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw troubles.notOurFile(msg`It is no JSON: damaged, cut off, or another kind of file.`)
  }
}

function refusal(value: unknown): Message | undefined {
  const { format, version } = (typeof value === 'object' && value !== null ? value : {}) as {
    format?: unknown
    version?: unknown
  }
  if (format !== 'bulkhead-progress') return msg`It is of another program.`
  if (typeof version === 'number' && version > PROGRESS_FILE_VERSION)
    return msg`A newer Bulkhead wrote it (version ${version}; this one understands ${PROGRESS_FILE_VERSION}). Update this one first.`
  return undefined
}

/** Larger files come in pieces; one file at a time. */
export function createPieces(): { add(piece: Piece): string | undefined } {
  let current: { id: string; next: number; text: string } | undefined
  return {
    add({ id, piece, text, isLast }) {
      if (piece === 0) current = { id, next: 0, text: '' }
      if (current?.id !== id || current.next !== piece) {
        current = undefined
        throw troubles.notOurFile(msg`It did not arrive whole; another import came in between.`)
      }
      current.text += text
      current.next += 1
      // Whatever comes after too much is not kept; reading says so.
      if (current.text.length > LARGEST_PROGRESS_FILE + 1)
        current.text = current.text.slice(0, LARGEST_PROGRESS_FILE + 1)
      if (!isLast) return undefined
      const whole = current.text
      current = undefined
      return whole
    },
  }
}

interface Piece {
  id: string
  piece: number
  text: string
  isLast: boolean
}
