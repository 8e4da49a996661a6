import { type CheckResult, listOf, msg, type Params } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { evidenceOf, wayInWords } from './evidence.ts'
import { judgeDaemon } from './judge-daemon.ts'
import type { DoorTried, Observation } from './observation.ts'

export function judgePlainPort(observation: Observation, params: Params): CheckResult[] {
  const plain = observation.doors.filter((door) => door.way === 'plain')
  return [
    judgeDaemon(observation),
    judgePlain(
      'plain-from-client',
      plain.filter((door) => door.from === 'client'),
      params,
    ),
    judgePlain(
      'plain-from-master',
      plain.filter((door) => door.from === 'master'),
      params,
    ),
  ]
}

const PLAIN_EXPECTED = msg`no answer of a Docker daemon`

function judgePlain(id: string, doors: DoorTried[], { plainPort = '' }: Params): CheckResult {
  const from = id === 'plain-from-client' ? 'client' : 'master'
  const evidence = (shown: DoorTried[]) =>
    shown.map((door) => evidenceOf(door, wayInWords.plain, PLAIN_EXPECTED))
  const open = doors.filter(speaksPlainly)
  if (open.length > 0) {
    const ports = listOf(open.map((door) => door.port))
    return result(
      id,
      'fail',
      from === 'client'
        ? msg`Anybody on the network gets Docker on port ${ports} of master without TLS, and with it root.`
        : msg`Docker still answers without TLS on port ${ports}, seen from master itself; a firewall or another address does not close it.`,
      evidence(open),
    )
  }
  const unknown = doors.filter(
    (door) =>
      door.outcome.kind === 'unusable' ||
      (from === 'master' && door.ofDaemon && door.outcome.kind === 'timeout'),
  )
  if (unknown.length > 0) {
    return result(
      id,
      'error',
      msg`Bulkhead could not try a door of master, so it can not tell whether it is closed.`,
      evidence(unknown),
    )
  }
  return result(
    id,
    'pass',
    from === 'client'
      ? msg`From client, no port of master gives Docker without TLS, port ${plainPort} included.`
      : msg`On master itself, no listening port gives Docker without TLS.`,
    evidence(doors),
  )
}

/** Whether Docker's API was spoken without TLS. A refusal in Docker's own words is speaking too. */
function speaksPlainly({ outcome, ofDaemon }: DoorTried): boolean {
  if (outcome.kind !== 'answered') return false
  return outcome.daemonId !== undefined || (ofDaemon && outcome.body.startsWith('{'))
}
