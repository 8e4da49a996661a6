import type { HostedState } from '../../contract/class/index.ts'

/** What the machine that runs the lab hosts has. */
export interface MachineFacts {
  /** Bytes; `available` is what new programs can have, `null` where nobody can tell. */
  memory: { total: number; available: number | null }
  cores: number
  /** Instances that one user may have, and those that others than lab hosts take; `null` where there is no such limit. */
  inotify: { limit: number; others: number } | null
  /** Free bytes where Docker keeps its things; `null` where that is elsewhere. */
  disk: number | null
}

/** What one lab host takes, as measured (docs/benchmarks.md), with room to work. */
export interface HostCost {
  /** Bytes. Idle it takes a third of that. */
  memory: number
  inotify: number
  /** Lab hosts that one core bears, some of them working. */
  perCore: number
}

const GB = 1e9

export const HOST_COST: HostCost = { memory: 0.25 * GB, inotify: 8, perCore: 30 }

/** Left to the system, Docker and the class server. */
const SPARE = { memory: 2 * GB, inotify: 16, disk: 3 * GB }

export interface Fits {
  fits: number
  bound: HostedState['bound']
}

/**
 * How many lab hosts fit, those that run among them, and what keeps it from being more. Memory counts twice: what
 * the machine has in all, since hosts that are idle now may want to work, and what is available now.
 */
export function whatFits(
  { memory, cores, inotify, disk }: MachineFacts,
  running: number,
  { maxHosts, cost = HOST_COST }: { maxHosts?: number; cost?: HostCost } = {},
): Fits {
  const room = (bytes: number) => Math.max(0, Math.floor((bytes - SPARE.memory) / cost.memory))
  const bounds: Fits[] = [
    { bound: 'memory', fits: room(memory.total) },
    { bound: 'cores', fits: cores * cost.perCore },
  ]
  if (memory.available !== null) bounds.push({ bound: 'memory', fits: running + room(memory.available) })
  if (inotify) {
    const left = inotify.limit - inotify.others - SPARE.inotify
    bounds.push({ bound: 'inotify', fits: Math.max(0, Math.floor(left / cost.inotify)) })
  }
  if (disk !== null && disk < SPARE.disk) bounds.push({ bound: 'disk', fits: running })
  if (maxHosts !== undefined) bounds.push({ bound: 'set', fits: maxHosts })
  return bounds.reduce((least, one) => (one.fits < least.fits ? one : least))
}
