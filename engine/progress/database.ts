import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { type Message, type MessageValue, type Trouble, msg, render, verbatim } from '../../contract/index.ts'
import { TroubleError } from '../hosts/lab-hosts.ts'
import { APPLICATION_ID, NEWEST_VERSION, migrate } from './migrations.ts'

/** How long one process waits while another writes, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000

class UnusableFile extends Error {
  readonly reason: Message
  constructor(reason: Message) {
    super(render(reason))
    this.reason = reason
  }
}

/**
 * Opens the progress file, makes it where there is none. A file that can't be read, or isn't ours, is
 * renamed and `setAside` says so; a new one takes its place.
 */
export function openDatabase(path: string): { db: Database; setAside?: Trouble } {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    keepPrivate(path)
    try {
      return { db: openChecked(path) }
    } catch (error) {
      if (!isUnusable(error)) throw error
      const kept = keepAside(path)
      return { db: openChecked(path), setAside: setAsideTrouble(path, kept, error) }
    }
  } catch (error) {
    throw databaseTrouble(error, path) ?? error
  }
}

/** A class's token and the key of reports are in it: only this user may read it. SQLite's other files get the same mode. */
function keepPrivate(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600))
    for (const suffix of ['', '-wal', '-shm']) if (existsSync(path + suffix)) chmodSync(path + suffix, 0o600)
  } catch {
    // A file that can't be written is told when it is opened; another user's can't be changed.
  }
}

function openChecked(path: string): Database {
  const db = new BetterSqlite3(path, { timeout: BUSY_TIMEOUT_MS })
  try {
    const application = db.pragma('application_id', { simple: true }) as number
    const tables = db.prepare('select count(*) from sqlite_schema').pluck().get() as number
    if (application !== APPLICATION_ID && tables > 0)
      throw new UnusableFile(msg`it belongs to another program`)
    const health = db.pragma('quick_check(1)', { simple: true }) as string
    if (health !== 'ok') throw new UnusableFile(verbatim(health))
    const version = db.pragma('user_version', { simple: true }) as number
    if (version > NEWEST_VERSION) throw newerTrouble(path)
    db.pragma('journal_mode = WAL')
    // With FULL, a commit is on the disk before it is acknowledged, also over a power cut.
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    if (version < NEWEST_VERSION) migrate(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function isUnusable(error: unknown): error is Error {
  if (error instanceof UnusableFile) return true
  const code = sqliteCode(error)
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')
}

/** The write-ahead log goes with its database: it may hold what was acknowledged last. */
function keepAside(path: string): string {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const kept = join(dirname(path), `${basename(path)}.kept-${stamp}`)
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix)
  }
  return kept
}

function sqliteCode(error: unknown): string {
  return error instanceof BetterSqlite3.SqliteError ? error.code : ''
}

function setAsideTrouble(path: string, kept: string, cause: Error): Trouble {
  return {
    code: 'progress-set-aside',
    what: msg`The file with your progress, ${path}, could not be used: ${cause instanceof UnusableFile ? cause.reason : cause.message}.`,
    means: msg`It was kept as ${kept}, and a new one was begun. Tasks you had solved are not shown.`,
    todo: msg`If you have a backup of the file, put it in its place while Bulkhead is not running.`,
  }
}

function newerTrouble(path: string): TroubleError {
  return new TroubleError({
    code: 'progress-newer',
    what: msg`The file with your progress, ${path}, was written by a newer Bulkhead.`,
    means: msg`This version would damage it, so it was not opened.`,
    todo: msg`Update Bulkhead, or set BULKHEAD_HOME to another folder.`,
  })
}

/** What a person should read of a failure of the database; `undefined` for one that is a bug of ours. */
export function databaseTrouble(
  error: unknown,
  path: MessageValue = msg`the progress file`,
): TroubleError | undefined {
  const code = sqliteCode(error) || String((error as NodeJS.ErrnoException)?.code ?? '')
  const cause = { cause: error }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return new TroubleError(
      {
        code: 'disk-full',
        what: msg`The disk is full.`,
        means: msg`Nothing more can be written to ${path}. What was saved before is safe.`,
        todo: msg`Free some space, then try again.`,
      },
      cause,
    )
  if (code.startsWith('SQLITE_BUSY'))
    return new TroubleError(
      {
        code: 'progress-busy',
        what: msg`Another program has kept ${path} locked for ${BUSY_TIMEOUT_MS / 1000} seconds.`,
        means: msg`This step was not saved.`,
        todo: msg`Close other Bulkhead windows or commands, then try again.`,
      },
      cause,
    )
  if (/^(SQLITE_(CANTOPEN|READONLY|IOERR|PERM)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST)/.test(code))
    return new TroubleError(
      {
        code: 'progress-unavailable',
        what: msg`${path} can't be opened or written (${code}).`,
        means: msg`Without it, Bulkhead could not remember what you have done.`,
        todo: msg`Give your user the right to write there, or set BULKHEAD_HOME to a folder where it may.`,
      },
      cause,
    )
  return undefined
}
