import { readFileSync, writeFileSync } from 'node:fs'

const FILE = '/proc/sys/fs/inotify/max_user_instances'

/** Enough for dozens of lab hosts; the kernel's default of 128 is used up by the 18th. */
const WANTED_INOTIFY_INSTANCES = 1024

/**
 * Raises the kernel's limit on inotify instances where there is the right to. Returns the limit that now
 * holds; `undefined` where this kernel has none to look at (no Linux, or the engine is elsewhere).
 */
export function raiseInotifyInstances(file = FILE): number | undefined {
  const current = readLimit(file)
  if (current === undefined || current >= WANTED_INOTIFY_INSTANCES) return current
  try {
    writeFileSync(file, String(WANTED_INOTIFY_INSTANCES))
  } catch {
    return current
  }
  return readLimit(file)
}

function readLimit(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
