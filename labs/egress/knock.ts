import type { ConnectionAttempt, LabProbe } from '../../contract/index.ts'
import { connectFrom } from '../shared/connect-from.ts'
import { reduceOutcome, type Outcome } from '../shared/evidence.ts'
import type { Knock, Place } from './observation.ts'

/** What is needed to knock from anywhere. */
export interface Doors {
  lab: LabProbe
  /** First processes of master's containers; 0 where one doesn't run. */
  pids: { service: number; neighbour: number }
}

export interface KnockAt {
  host: string
  port: number
  /** `/` when absent. */
  path?: string
  timeoutMs: number
}

/** A request from a place. Where we can't try, the outcome says so: it is `unusable`. */
export async function knockFrom(doors: Doors, from: Place, door: KnockAt): Promise<Knock> {
  const { host, port, timeoutMs, path = '/' } = door
  const at = new Date().toISOString()
  const outcome = await tryDoor(doors, from, { host, port, path, timeoutMs })
  return { from, host, port, path, outcome, at }
}

/** Whether a connection came about, whatever was said then. */
export function isReached({ outcome }: Knock): boolean {
  return outcome.kind === 'answered' || outcome.kind === 'rejected'
}

/** What came back as text; empty where nothing did. */
export function bodyOf(knock: Knock | null): string {
  return knock?.outcome.kind === 'answered' && knock.outcome.status === 200 ? knock.outcome.body : ''
}

async function tryDoor({ lab, pids }: Doors, from: Place, attempt: ConnectionAttempt): Promise<Outcome> {
  const inside = from === 'service' || from === 'neighbour'
  const networkOf = inside ? pids[from] : undefined
  const place = networkOf === undefined ? attempt : { ...attempt, networkOf }
  return reduceOutcome(await connectFrom(lab.host(inside ? 'master' : from), place))
}
