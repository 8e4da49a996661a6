import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'

/**
 * Takes a lock that all processes of this machine see as a file. Answers how to let go of it; `undefined` where another
 * has it for as long as `patience` milliseconds, in which this process stands still. A process that dies lets go, however
 * it does.
 */
export function takeLock(file: string, patience: number): (() => void) | undefined {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // The database is nothing but its lock, which the kernel keeps for as long as the process lives.
  const lock = new BetterSqlite3(file, { timeout: patience })
  try {
    lock.pragma('journal_mode = DELETE')
    lock.exec('begin exclusive')
    return () => lock.close()
  } catch (error) {
    lock.close()
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return undefined
    throw error
  }
}
