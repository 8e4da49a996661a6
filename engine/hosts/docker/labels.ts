import { hostname } from 'node:os'
import { type ProcessId, identify, isAlive } from '../docker-engine/processes.ts'

/** Labels that all of our containers, networks and volumes carry. */
export const Label = {
  /** Which Bulkhead on this Docker engine; see engine/home.ts. */
  installation: 'bulkhead.installation',
  /** Which lab; also the session's id. */
  lab: 'bulkhead.lab',
  /** The lab host's name. */
  host: 'bulkhead.host',
  /** `host` or `probe`. */
  kind: 'bulkhead.kind',
  /** The process that made it: machine, pid and start time. */
  owner: 'bulkhead.owner',
  /** On the lab host image: SHA-256 of each dockerd that may run on it, separated by spaces. */
  dockerd: 'bulkhead.dockerd',
} as const

/** Names this process for `ownerIsAlive`. Where there is no /proc, the pid alone has to do. */
export function ownerLabel(): string {
  return [hostname(), process.pid, identify(process.pid)?.startedAt ?? ''].join(' ')
}

/** Whether the process that made something still runs. One on another machine can't be asked: it counts as running. */
export function ownerIsAlive(label: string | undefined): boolean {
  const [machine, pid, startedAt] = (label ?? '').split(' ')
  if (!machine || !pid) return false
  if (machine !== hostname()) return true
  if (startedAt) return isAlive({ pid: Number(pid), startedAt } satisfies ProcessId)
  try {
    process.kill(Number(pid), 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
