import { join } from 'node:path'
import { takeLock } from '../file-lock.ts'
import { auditTroubles } from './troubles.ts'

/** A policy is read and written within milliseconds. */
const PATIENCE_MS = 10_000

/**
 * Changes a policy while no other process of this home does so; `change` reads what stands there and writes it anew
 * without a pause, so within this process nobody comes in between either. Throws TroubleError.
 */
export function changingPolicy(home: string, change: () => void): void {
  const file = join(home, 'audit', 'policies.lock')
  const release = lock(file)
  if (!release) throw auditTroubles.busyPolicies(file)
  try {
    change()
  } finally {
    release()
  }
}

function lock(file: string): (() => void) | undefined {
  try {
    return takeLock(file, PATIENCE_MS)
  } catch (error) {
    throw auditTroubles.lostPolicy(file, (error as NodeJS.ErrnoException).code ?? String(error))
  }
}
