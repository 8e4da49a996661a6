import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ProcessId, identify, isAlive } from './processes.ts'

/**
 * Who uses our own engine: one empty file per process, named by pid and start time, so that a process
 * that was killed holds nothing. A process that acquires twice holds two, told apart by a number.
 */
let taken = 0

export function takeLease(directory: string): { release(): void } {
  const self = identify(process.pid)
  if (!self) throw new Error('A process could not find itself in /proc.')
  mkdirSync(directory, { recursive: true })
  taken += 1
  const file = join(directory, `${self.pid}-${self.startedAt}-${taken}`)
  writeFileSync(file, '')
  return { release: () => rmSync(file, { force: true }) }
}

export function parseLease(name: string): ProcessId | undefined {
  const [, pid, startedAt] = /^(\d+)-(\d+)-\d+$/.exec(name) ?? []
  return pid === undefined || startedAt === undefined ? undefined : { pid: Number(pid), startedAt }
}

/** How many leases living processes hold; what dead ones left is cleared. */
export function countLeases(directory: string): number {
  let living = 0
  for (const name of listDirectory(directory)) {
    const holder = parseLease(name)
    if (holder && isAlive(holder)) living += 1
    else rmSync(join(directory, name), { force: true })
  }
  return living
}

function listDirectory(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}
