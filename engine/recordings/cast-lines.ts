import { StringDecoder } from 'node:string_decoder'
import type { TerminalSize } from '../../contract/index.ts'

/** Largest recording, in bytes: some hours of ordinary work. */
export const MAX_RECORDING = 4 * 1024 * 1024
/** Output that is kept at once, and per second after that, in bytes. What is more is a flood, which nobody reads. */
export const BURST = 512 * 1024
export const PER_SECOND = 64 * 1024
/** What is kept of a flood's end, and how long after it, in bytes and milliseconds. */
export const FLOOD_END = 8 * 1024
export const QUIET_MS = 300
/** Longest text of one event: so its line is never longer than what is read at once. */
const MAX_TEXT = 16 * 1024

const NEWLINE = 10

export interface CastHeader extends TerminalSize {
  title: string
  startedAt: Date
}

/** Writes what a terminal shows as the lines of an asciicast v2 file. What is typed is only in it where it is echoed. */
export interface CastLines {
  output(chunk: Uint8Array): void
  resize(size: TerminalSize): void
  end(): void
  isFull(): boolean
}

/** `now` is in milliseconds. */
export function createCastLines(
  { cols, rows, title, startedAt }: CastHeader,
  write: (line: string) => void,
  now: () => number = () => performance.now(),
): CastLines {
  const start = now()
  let bytes = 0
  let isFull = false
  let decoder = new StringDecoder('utf8')
  let size = `${cols}x${rows}`
  let allowance = BURST
  let allowedAt = start
  /** Output that was left out since the last that was kept, and its end. */
  let left = 0
  let floodEnd = Buffer.alloc(0)
  let quiet: NodeJS.Timeout | undefined

  put(
    JSON.stringify({
      version: 2,
      width: cols,
      height: rows,
      timestamp: Math.floor(startedAt.getTime() / 1000),
      title,
      env: { TERM: 'xterm-256color' },
    }),
  )

  function put(line: string): void {
    bytes += Buffer.byteLength(line) + 1
    write(`${line}\n`)
  }

  function event(code: 'o' | 'r' | 'm', data: string): void {
    if (isFull) return
    const line = JSON.stringify([Math.round(now() - start) / 1000, code, data])
    isFull = bytes + Buffer.byteLength(line) > MAX_RECORDING
    put(isFull ? JSON.stringify([Math.round(now() - start) / 1000, 'm', FULL]) : line)
  }

  function keep(chunk: Uint8Array): void {
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length))
    for (let at = 0; at < text.length;) {
      let end = Math.min(text.length, at + MAX_TEXT)
      // Not between the two halves of a character.
      if (end < text.length && /[\uD800-\uDBFF]/.test(text[end - 1] ?? '')) end -= 1
      event('o', text.slice(at, end))
      at = end
    }
  }

  function refill(): void {
    const at = now()
    allowance = Math.min(BURST, allowance + ((at - allowedAt) * PER_SECOND) / 1000)
    allowedAt = at
  }

  /** Goes on after a flood: how much was left out, and its end from the beginning of a line. */
  function resume(): void {
    clearTimeout(quiet)
    quiet = undefined
    if (left === 0) return
    const end = floodEnd.subarray(floodEnd.indexOf(NEWLINE) + 1)
    const skipped = left - end.length
    left = 0
    floodEnd = Buffer.alloc(0)
    decoder = new StringDecoder('utf8')
    allowance -= end.length
    if (skipped > 0) event('o', `\r\n\x1b[0m⋯ ${(skipped / 1e6).toFixed(2)} MB ⋯\r\n`)
    keep(end)
  }

  return {
    output(chunk) {
      if (isFull) return
      refill()
      if (left > 0 && allowance >= PER_SECOND) resume()
      if (left === 0 && chunk.length <= allowance) {
        allowance -= chunk.length
        return keep(chunk)
      }
      left += chunk.length
      floodEnd = Buffer.concat([floodEnd, chunk]).subarray(-FLOOD_END)
      if (quiet) quiet.refresh()
      else quiet = setTimeout(resume, QUIET_MS).unref()
    },
    resize({ cols: width, rows: height }) {
      if (size === `${width}x${height}`) return
      size = `${width}x${height}`
      event('r', size)
    },
    end: resume,
    isFull: () => isFull,
  }
}

/** The marker after which nothing was kept. */
export const FULL = 'full'
