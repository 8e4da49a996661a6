import type { CheckResult, Params } from '../../contract/index.ts'
import { evidenceOf, result, wayInWords } from './evidence.ts'
import type { DoorTried, Observation, Outcome } from './observation.ts'

/** A stopped or replaced daemon refuses everybody, which proves nothing. */
export function judgeDaemon({ daemon, units, at }: Observation): CheckResult {
  const { identity } = daemon
  const evidence = (got: string) => [
    {
      tried: 'Ask the kernel who answers on /run/docker.sock',
      from: 'master',
      expected: 'the dockerd of this host',
      got,
      at,
    },
  ]
  if (identity.kind === 'genuine') {
    const { exe, pid } = identity.process
    return result('daemon-runs', 'pass', 'Docker runs on master.', evidence(`${exe}, process ${pid}`))
  }
  if (identity.kind === 'impostor') {
    return result(
      'daemon-runs',
      'fail',
      "Something that is not master's dockerd answers on /run/docker.sock.",
      evidence(identity.reason),
    )
  }
  const state = units.service.ActiveState ?? 'unknown'
  return result(
    'daemon-runs',
    'fail',
    `Docker does not answer on master (docker.service is ${state}), and a daemon that is not there proves nothing.`,
    evidence(`${identity.reason}; docker.service is ${state}`),
  )
}

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

const PLAIN_EXPECTED = 'no answer of a Docker daemon'

function judgePlain(id: string, doors: DoorTried[], params: Params): CheckResult {
  const from = id === 'plain-from-client' ? 'client' : 'master'
  const evidence = (shown: DoorTried[]) =>
    shown.map((door) => evidenceOf(door, wayInWords.plain, PLAIN_EXPECTED))
  const open = doors.filter(speaksPlainly)
  if (open.length > 0) {
    const ports = [...new Set(open.map((door) => door.port))].join(' and ')
    return result(
      id,
      'fail',
      from === 'client'
        ? `Anybody on the network gets Docker on port ${ports} of master without TLS, and with it root.`
        : `Docker still answers without TLS on port ${ports}, seen from master itself; a firewall or another address does not close it.`,
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
      'Bulkhead could not try a door of master, so it can not tell whether it is closed.',
      evidence(unknown),
    )
  }
  return result(
    id,
    'pass',
    from === 'client'
      ? `From client, no port of master gives Docker without TLS, port ${params.plainPort} included.`
      : 'On master itself, no listening port gives Docker without TLS.',
    evidence(doors),
  )
}

/** Whether Docker's API was spoken without TLS. A refusal in Docker's own words is speaking too. */
function speaksPlainly({ outcome, ofDaemon }: DoorTried): boolean {
  if (outcome.kind !== 'answered') return false
  return outcome.daemonId !== undefined || (ofDaemon && outcome.body.startsWith('{'))
}

export function judgeStrangers(observation: Observation, params: Params): CheckResult[] {
  const doors = observation.doors
  const main = doors.filter((door) => door.from === 'client' && String(door.port) === params.tlsPort)
  if (observation.presented === null) {
    return [
      judgeDaemon(observation),
      result(
        'tls-answers',
        'fail',
        `Nothing speaks TLS on port ${params.tlsPort} of master yet, so nobody was refused by it.`,
        main
          .filter((door) => door.way === 'no-certificate')
          .map((door) => evidenceOf(door, wayInWords[door.way], 'a TLS server that wants a certificate')),
      ),
    ]
  }
  return [
    judgeDaemon(observation),
    judgeStranger('no-certificate', doors, params),
    judgeStranger('foreign-certificate', doors, params),
  ]
}

function judgeStranger(
  way: 'no-certificate' | 'foreign-certificate',
  all: DoorTried[],
  params: Params,
): CheckResult {
  const doors = all.filter((door) => door.way === way)
  const evidence = (shown: DoorTried[]) => shown.map((door) => evidenceOf(door, wayInWords[way], 'refused'))
  const who =
    way === 'no-certificate'
      ? 'without a certificate'
      : 'with a certificate of a CA that only has the same name'
  const served = doors.filter(({ outcome, ofDaemon }) => gotIn(outcome, ofDaemon))
  if (served.length > 0) {
    const ports = [...new Set(served.map((door) => door.port))].join(' and ')
    return result(way, 'fail', `A stranger ${who} is served on port ${ports}.`, evidence(served))
  }
  const unknown = doors.filter(
    ({ outcome, ofDaemon }) => outcome.kind === 'unusable' || (ofDaemon && outcome.kind === 'timeout'),
  )
  if (unknown.length > 0) {
    return result(
      way,
      'error',
      `Bulkhead could not try to come in ${who}, so it can not tell.`,
      evidence(unknown),
    )
  }
  return result(
    way,
    'pass',
    `A stranger ${who} is refused.`,
    evidence(doors.filter((door) => door.ofDaemon || String(door.port) === params.tlsPort)),
  )
}

function gotIn(outcome: Outcome, ofDaemon: boolean): boolean {
  if (outcome.kind !== 'answered') return false
  return outcome.daemonId !== undefined || (ofDaemon && outcome.status < 400)
}
