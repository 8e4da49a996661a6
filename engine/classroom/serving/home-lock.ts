import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { msg } from '../../../contract/index.ts'
import { TroubleError } from '../../hosts/lab-hosts.ts'

/** Whoever only looks has it for a moment; whoever takes it waits that long, in milliseconds. */
const PATIENCE_MS = 1000

/** Answers how to let go of it; `undefined` where another process has it. A process that dies lets go, however it does. */
function take(home: string, timeout: number): (() => void) | undefined {
  mkdirSync(home, { recursive: true, mode: 0o700 })
  // The database is nothing but its lock, which the kernel keeps for as long as the process lives.
  const lock = new BetterSqlite3(join(home, 'server.lock'), { timeout })
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

/** Of two servers on one home, the second is refused. Answers how to let go of it. Throws TroubleError. */
export function lockHome(home: string): () => void {
  const release = take(home, PATIENCE_MS)
  if (release) return release
  throw new TroubleError({
    code: 'class-home-in-use',
    what: msg`Another class server works with ${home}.`,
    means: msg`Two at once would damage the class, so this one did not start.`,
    todo: msg`Stop the other one, or give this one a folder of its own: --data FOLDER`,
  })
}

/** Whether a server works with it now. */
export function isServed(home: string): boolean {
  const release = take(home, 0)
  release?.()
  return release === undefined
}
