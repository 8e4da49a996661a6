import { open, stat } from 'node:fs/promises'
import { z } from 'zod'
import type { RecordingPiece } from '../../contract/index.ts'
import { FULL } from './cast-lines.ts'

/** Most that is read at once, in bytes; no line is that long. */
const PIECE = 256 * 1024
/** Where the last line is looked for, in bytes from the end: nearly always in the first of these. */
const ENDS = [4 * 1024, 128 * 1024]

const NEWLINE = 10
const Header = z.object({ title: z.string().default('') })
const LastEvent = z.tuple([z.number(), z.string(), z.string()])

export interface RecordingFacts {
  title: string
  seconds: number
  bytes: number
  isFull: boolean
}

/** What a recording's first and last line say. Throws where it is no recording. */
export async function recordingFacts(path: string): Promise<RecordingFacts> {
  const { size } = await stat(path)
  const head = await bytesOf(path, 0, 4 * 1024)
  const { title } = Header.parse(JSON.parse(head.subarray(0, head.indexOf(NEWLINE)).toString()))
  for (const length of ENDS) {
    const lines = (await bytesOf(path, Math.max(0, size - length), length)).toString().split('\n')
    // After the last newline stands what a crash left of a line; before the first, perhaps the end of one.
    const last = LastEvent.safeParse(parsed(lines.slice(1, -1).at(-1)))
    if (last.success) {
      const [seconds, code, data] = last.data
      return { title, seconds, bytes: size, isFull: code === 'm' && data === FULL }
    }
  }
  return { title, seconds: 0, bytes: size, isFull: false }
}

/** Whole lines from a place on. */
export async function recordingPiece(path: string, from: number): Promise<RecordingPiece> {
  const bytes = await bytesOf(path, from, PIECE)
  const whole = bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1)
  return {
    text: whole.toString(),
    next: bytes.length === PIECE && whole.length > 0 ? from + whole.length : null,
  }
}

async function bytesOf(path: string, from: number, length: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function parsed(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '')
  } catch {
    return undefined
  }
}
