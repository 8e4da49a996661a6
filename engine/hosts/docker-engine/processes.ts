import { readFileSync, readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * One process for sure: a pid comes round again, a pid with its start time does not. Linux only.
 * `startedAt` is in clock ticks since boot, as the kernel writes it.
 */
export interface ProcessId {
  pid: number
  startedAt: string
}

/** The start time out of /proc/PID/stat; the command name before it may hold spaces and brackets. */
export function parseStartTime(stat: string): string | undefined {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
}

function readProc(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return undefined
  }
}

/** `undefined` when there is no such process, or only what its parent has not yet collected. */
export function identify(pid: number): ProcessId | undefined {
  const stat = readProc(pid, 'stat')
  if (stat === undefined || stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')) return undefined
  const startedAt = parseStartTime(stat)
  return startedAt === undefined ? undefined : { pid, startedAt }
}

export function isAlive(process: ProcessId): boolean {
  return identify(process.pid)?.startedAt === process.startedAt
}

export function commandLine(pid: number): string[] {
  return (readProc(pid, 'cmdline') ?? '').split('\0').filter((part) => part !== '')
}

/** Processes of which an argument names `path` or something below it. */
export function processesNaming(path: string): ProcessId[] {
  return processesWhere((pid) => commandLine(pid).some((part) => `${part}/`.includes(`${path}/`)))
}

/** Processes in control groups that are named after one of the containers. */
export function processesInGroups(containerIds: readonly string[]): ProcessId[] {
  return processesWhere((pid) => {
    const groups = readProc(pid, 'cgroup') ?? ''
    return containerIds.some((id) => groups.includes(id))
  })
}

function processesWhere(matches: (pid: number) => boolean): ProcessId[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && matches(pid))
    .map((pid) => identify(pid))
    .filter((found) => found !== undefined)
}

/** Asks each to end, waits, and kills what is still there after `graceMs`. */
export async function endProcesses(targets: readonly ProcessId[], graceMs: number): Promise<void> {
  signalAll(targets, 'SIGTERM')
  if (await allGone(targets, graceMs)) return
  signalAll(targets, 'SIGKILL')
  await allGone(targets, 5_000)
}

function signalAll(targets: readonly ProcessId[], signal: NodeJS.Signals): void {
  for (const target of targets) {
    if (!isAlive(target)) continue
    try {
      process.kill(target.pid, signal)
    } catch {
      // Gone since we looked.
    }
  }
}

async function allGone(targets: readonly ProcessId[], timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  while (targets.some(isAlive)) {
    if (Date.now() > deadline) return false
    await sleep(50)
  }
  return true
}
