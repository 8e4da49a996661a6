import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import { redact } from './redact.ts'

type Log = (doing: string, error: unknown) => void

let log: Log = (doing, error) => console.error(`bulkhead: while ${doing}: ${inFull(error)}`)

/** What went wrong inside, for whoever runs the engine; never shown in the window but as part of the whole log. */
export function logError(doing: string, error: unknown): void {
  note('trouble', `while ${doing}: ${inFull(error)}`)
  log(doing, error)
}

/** For a host of the engine that tells such things in its own way. */
export function logTo(other: Log): void {
  log = other
}

function inFull(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Lines that are kept to be copied; a whole set-up is about half of it. */
const KEPT_LINES = 3000
/** In bytes; then the file is put aside, in place of the one before. */
const LARGEST_FILE = 1_000_000

const kept: string[] = []
let file: string | undefined
/** About how large the file is. */
let bytes = 0

/** A line for the log that is kept. Secrets are out of it before it is. */
export function note(source: string, text: string): void {
  const line = redact(`${new Date().toISOString()} ${source}: ${text}`, thisPerson())
  kept.push(line)
  if (kept.length > KEPT_LINES) kept.splice(0, kept.length - KEPT_LINES)
  if (file === undefined) return
  try {
    if (bytes > LARGEST_FILE) {
      renameSync(file, `${file}.1`)
      bytes = 0
    }
    appendFileSync(file, `${line}\n`, { mode: 0o600 })
    bytes += line.length + 1
  } catch {
    // A full disk must not stop what is logged; the newest lines are in memory.
  }
}

export const keptLines = (): readonly string[] => kept

export const logFile = (home: string): string => join(home, 'logs', 'bulkhead.log')

/** From now on the log is kept in a file as well; only this user may read it. */
export function keepLogIn(home: string): void {
  file = logFile(home)
  try {
    mkdirSync(join(home, 'logs'), { recursive: true, mode: 0o700 })
    bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  } catch {
    file = undefined
  }
}

let known: { home: string; user: string } | undefined

export function thisPerson(): { home: string; user: string } {
  return (known ??= { home: homedir(), user: userName() })
}

/** A process may run as a user that nobody has named. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}
