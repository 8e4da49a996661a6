import type { ConnectionAttempt, LabProbe, Params } from '../../contract/index.ts'
import { connectFrom } from '../shared/connect-from.ts'
import { reduceInfo } from '../shared/daemon-info.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import type { BoardTried, DoorTried, Place, Way } from './observation.ts'

/** What is needed to try a door from anywhere. */
export interface Ground {
  lab: LabProbe
  params: Params
  /** First processes of the two containers that are places; 0 where they don't run. */
  pids: { visitor: number; tenant: number }
  /** What client shows itself with; others have copied it. */
  pem: { ca?: string; cert?: string; key?: string }
}

export interface Door {
  host: string
  port: number
  timeoutMs: number
}

/** The host that a place is on. */
export const hostOf: Record<Place, string> = {
  client: 'client',
  stranger: 'stranger',
  visitor: 'stranger',
  tenant: 'master',
  master: 'master',
}

/** GET /info. Where we can't try, the outcome says so: it is `unusable`. */
export async function tryDoor(ground: Ground, place: Place, way: Way, door: Door): Promise<DoorTried> {
  const at = new Date().toISOString()
  const outcome = await connect(ground, place, { ...door, tls: tlsOf(ground, place, way), path: '/info' })
  return {
    place,
    way,
    port: door.port,
    from: hostOf[place],
    to: `${door.host}:${door.port}`,
    outcome: reduceInfo(outcome),
    at,
  }
}

/** GET / at the notice board. */
export async function tryBoard(ground: Ground, place: Place, door: Door): Promise<BoardTried> {
  const at = new Date().toISOString()
  const outcome = await connect(ground, place, { ...door, path: '/' })
  const { boardWord = '' } = ground.params
  const isBoard = outcome.kind === 'answered' && boardWord !== '' && outcome.body.includes(boardWord)
  return { place, port: door.port, outcome: reduceOutcome(outcome), isBoard, at }
}

/** A connection from a place, for attacks too. */
export async function connect({ lab, pids }: Ground, place: Place, attempt: ConnectionAttempt) {
  const pid = place === 'visitor' || place === 'tenant' ? pids[place] : undefined
  const where = pid === undefined ? attempt : { ...attempt, networkOf: pid }
  return connectFrom(lab.host(hostOf[place]), where)
}

/** Only client looks at whom it meets; the others don't mind. */
export function tlsOf({ pem }: Ground, place: Place, way: Way): ConnectionAttempt['tls'] {
  if (way === 'plain') return undefined
  if (way === 'no-certificate') return {}
  const pair = { cert: pem.cert, key: pem.key }
  return place === 'client' ? { ...pair, ca: pem.ca, verifyName: 'master' } : pair
}
