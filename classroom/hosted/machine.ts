import { readFileSync, statfsSync } from 'node:fs'
import { readFile, readdir, readlink, stat } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { HOST_COST, type MachineFacts } from './admission.ts'

/** What Docker says of the machine that it runs on, and whether that is this one. */
export interface EngineMachine {
  memory: number
  cores: number
  /** Lab hosts that run. */
  running: number
  isHere: boolean
}

/** Bytes that new programs can have; `null` where this isn't Linux. */
export function availableMemory(file = '/proc/meminfo'): number | null {
  try {
    const kilobytes = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) * 1024
  } catch {
    return null
  }
}

/** What doesn't change while the server runs; the rest is looked at whenever somebody wants a place. */
export async function lookAtMachine({
  memory,
  cores,
  running,
  isHere,
}: EngineMachine): Promise<MachineFacts> {
  const limit = isHere ? await inotifyLimit() : undefined
  return {
    memory: { total: memory, available: isHere ? availableMemory() : null },
    cores,
    inotify:
      limit === undefined
        ? null
        : { limit, others: Math.max(0, ((await inotifyOfRoot()) ?? 0) - running * HOST_COST.inotify) },
    disk: null,
  }
}

async function inotifyLimit(): Promise<number | undefined> {
  const text = await readFile('/proc/sys/fs/inotify/max_user_instances', 'utf8').catch(() => undefined)
  return text === undefined ? undefined : Number(text)
}

/** Lab hosts' root is the machine's to the kernel, whose limit is for each user. `undefined` where it can't be counted. */
async function inotifyOfRoot(proc = '/proc'): Promise<number | undefined> {
  if (process.getuid?.() !== 0) return undefined
  let count = 0
  for (const pid of (await readdir(proc)).filter((name) => /^\d+$/.test(name))) {
    // A process may end while it is looked at.
    const { uid } = await stat(`${proc}/${pid}`).catch(() => ({ uid: -1 }))
    if (uid !== 0) continue
    const fds = await readdir(`${proc}/${pid}/fd`).catch(() => [])
    const targets = await Promise.all(fds.map((fd) => readlink(`${proc}/${pid}/fd/${fd}`).catch(() => '')))
    count += targets.filter((target) => target === 'anon_inode:inotify').length
  }
  return count
}

/** Bytes that are free in a folder of this machine; `null` where nobody can tell. */
export function freeDisk(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null
  }
}

/** A step or two before the labs: keys of all learners go through this process. Nothing where there is no right to. */
export function goFirst(): void {
  try {
    setPriority(-5)
  } catch {
    // Only root may.
  }
}
