import type { ConnectionAttempt, LabProbe, Params } from '../../contract/index.ts'
import { connectFrom } from '../shared/connect-from.ts'
import { reduceOutcome, type Outcome } from '../shared/evidence.ts'
import type { Knock, Place } from './observation.ts'
import { secondAddress } from '../shared/visitor.ts'

/** What is needed to knock from anywhere. */
export interface Doors {
  lab: LabProbe
  params: Params
  /** The visitor's first process on stranger; 0 where it doesn't run. */
  visitorPid: number
}

export type KnockAt = Pick<ConnectionAttempt, 'host' | 'port' | 'timeoutMs' | 'networkOf'>

/** GET / from a place, over plain HTTP. Where we can't try, the outcome says so: it is `unusable`. */
export async function knockFrom(doors: Doors, from: Place, door: KnockAt): Promise<Knock> {
  const { params } = doors
  const at = new Date().toISOString()
  const outcome = await tryDoor(doors, from, door)
  const body = outcome.kind === 'answered' ? outcome.body : ''
  const has = (word: string | undefined) => word !== undefined && body.includes(word)
  return {
    from,
    source: sourceOf(from, params),
    host: door.host,
    port: door.port,
    outcome,
    page: has(params.pageWord) ? 'service' : has(params.adminWord) ? 'admin' : null,
    at,
  }
}

async function tryDoor({ lab, visitorPid }: Doors, from: Place, door: KnockAt): Promise<Outcome> {
  const host = lab.host(from === 'visitor' ? 'stranger' : from)
  const place = from === 'visitor' ? { networkOf: visitorPid } : {}
  return reduceOutcome(await connectFrom(host, { ...door, ...place, path: '/' }))
}

function sourceOf(from: Place, params: Params): string {
  return (from === 'visitor' ? secondAddress(params) : params[`${from}Address`]) ?? from
}
