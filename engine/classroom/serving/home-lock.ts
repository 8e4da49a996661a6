import { join } from 'node:path'
import { msg } from '../../../contract/index.ts'
import { takeLock } from '../../file-lock.ts'
import { TroubleError } from '../../hosts/lab-hosts.ts'

/** Whoever only looks has it for a moment; whoever takes it waits that long, in milliseconds. */
const PATIENCE_MS = 1000

const lockOf = (home: string): string => join(home, 'server.lock')

/** Of two servers on one home, the second is refused. Answers how to let go of it. Throws TroubleError. */
export function lockHome(home: string): () => void {
  const release = takeLock(lockOf(home), PATIENCE_MS)
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
  const release = takeLock(lockOf(home), 0)
  release?.()
  return release === undefined
}
