import { basename } from 'node:path/posix'
import type { HostProbe } from '../../contract/index.ts'
import type { FirstProcess, ProcessCount } from './observation.ts'

const SIGTERM = 15
/** Inits that sit in sigtimedwait, during which the kernel shows the signals they wait for as not blocked. */
const WAITING_INITS = ['catatonit', 'docker-init', 'dumb-init', 'tini', 'tini-static']

export async function firstProcess(host: HostProbe, pid: number): Promise<FirstProcess | null> {
  const [process, status] = await Promise.all([host.process(pid), host.processFile(pid, 'status')])
  if (!process || status === undefined) return null
  return {
    exe: process.exe,
    args: process.args.map((arg) => arg.slice(0, 120)).slice(0, 8),
    ownNumber: ownNumber(status),
    takesTerm: takesTerm(status) || WAITING_INITS.includes(basename(process.exe)),
  }
}

/** The innermost of the numbers that a process has: 1 for the first of a container with its own namespace. */
export function ownNumber(status: string): number {
  return Number(field(status, 'NSpid').split(/\s+/).at(-1))
}

/** Caught, or blocked to be read from a descriptor. Neither means that the kernel drops it for process 1. */
export function takesTerm(status: string): boolean {
  const bit = 1n << BigInt(SIGTERM - 1)
  return ['SigCgt', 'SigBlk'].some((name) => (BigInt(`0x${field(status, name) || '0'}`) & bit) !== 0n)
}

function field(status: string, name: string): string {
  return new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1]?.trim() ?? ''
}

/** The kernel counts a process until somebody has collected it, so zombies are in it. */
export async function countProcesses(host: HostProbe, pid: number): Promise<ProcessCount> {
  const reading = await host.cgroup(pid, ['pids.current', 'pids.max'])
  const number = (name: string) => {
    const text = reading?.files[name] ?? ''
    return /^\d+$/.test(text) ? Number(text) : null
  }
  return { current: number('pids.current'), max: number('pids.max') }
}
