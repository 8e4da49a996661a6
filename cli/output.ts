import { stripVTControlCharacters, styleText } from 'node:util'
import { renderAll } from '../contract/index.ts'
import { currentCatalog } from './language.ts'

export type Format = Parameters<typeof styleText>[0]
/** Colours text, or not, as the place where it goes wants it. */
export type Paint = (format: Format, text: string) => string

/** Honours NO_COLOR and FORCE_COLOR, and that a file or pipe wants none. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  return (format, text) => styleText(format, text, { stream })
}

/** The answer of a command: the only thing on standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Messages become text, in the reader's language. */
export function printJson(value: unknown): void {
  print(JSON.stringify(renderAll(value, currentCatalog()), undefined, 2))
}

/** Everything else a person may want to know. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Columns that text for a person should fill at most; a terminal may say that it has none. */
export function textWidth(stream: NodeJS.WriteStream): number {
  return Math.min(Math.max(stream.columns || 100, 40), 110)
}

/**
 * Text from a lab host as one line that is safe to show: its root could otherwise move the cursor, set
 * the window's title or answer for the terminal.
 */
export function tame(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}|\p{Cf}/gu, '')
    .trim()
}

/** Whoever reads our output may stop early (`| head`): the command goes on, its exit status counts. */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error
    })
  }
}

/** Waits until what was printed has been taken. */
export async function endOutput(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writable) await new Promise<void>((resolve) => stream.write('', () => resolve()))
  }
}
