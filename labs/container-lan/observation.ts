import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Restart } from '../shared/restart.ts'

/** A network that a container is on. */
export interface Wire {
  id: string
  name: string
  driver: string
  /** The host's interface behind a macvlan or ipvlan network; empty for others. */
  parent: string
  /** Whether Docker lets everybody on it talk to everybody. */
  open: boolean
  address: string
  gateway: string
}

/** One of the three containers. Where it lives in another one's network, `wires` and `published` are that one's. */
export interface Party {
  name: string
  state: 'running' | 'stopped' | 'missing'
  pid: number
  /** Inode of its network namespace, as the kernel says; `null` where there is no process. */
  netns: string | null
  /** The line CapBnd of its first process, hex: the most that anything in it can ever have. */
  bounding: string | null
  wires: Wire[]
  published: { address: string; port: number }[]
  /** Its restart policy's name. */
  restart: string
}

/** One GET /. */
export interface Tried {
  /** The container in whose network it was made. */
  from: string
  /** Address and port. */
  to: string
  outcome: Outcome
  at: string
}

/** All that was seen, as plain data. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  /** Inode of the lab host's own network namespace. */
  hostNetns: string | null
  server: Party
  victim: Party
  intruder: Party
  /** Each asked for its own page from within: whether the services live at all. `null` where it doesn't run. */
  own: { server: Tried | null; victim: Tried | null; intruder: Tried | null }
  /** The victim's connections to the server. */
  pair: Tried[]
  /** The intruder's connections to either. */
  reached: { server: Tried[]; victim: Tried[] }
  /** Only after a restart of our own. */
  restart?: Restart
}

/** Networks on which both are; two of macvlan or ipvlan over one interface are one wire. */
export function sharedWires(one: Party, other: Party): Wire[] {
  const overParent = (wire: Wire) => ['macvlan', 'ipvlan'].includes(wire.driver) && wire.parent !== ''
  return one.wires.filter((wire) =>
    other.wires.some(
      (each) => each.id === wire.id || (overParent(wire) && overParent(each) && each.parent === wire.parent),
    ),
  )
}

/** The secret as the server itself tells it; `undefined` where it doesn't. */
export function pageOf(tried: Tried | null | undefined): string | undefined {
  return tried?.outcome.kind === 'answered' && tried.outcome.status === 200 ? tried.outcome.body : undefined
}
