import { type CheckResult, type Params, msg } from '../../contract/index.ts'
import type { InfoOutcome } from '../shared/daemon-info.ts'
import { result } from '../shared/evidence.ts'
import { evidenceOf, wayInWords } from './evidence.ts'
import { isStalled, judgeDaemon, stalled } from './judge-daemon.ts'
import type { DoorTried, Observation } from './observation.ts'

export function judgeStrangers(observation: Observation, params: Params): CheckResult[] {
  const { doors, presented } = observation
  if (presented === null) {
    const evidence = doors
      .filter(
        (door) =>
          door.from === 'client' && String(door.port) === params.tlsPort && door.way === 'no-certificate',
      )
      .map((door) => evidenceOf(door, wayInWords[door.way], msg`a TLS server that wants a certificate`))
    if (isStalled(observation, params.tlsPort)) return [stalled('tls-answers', evidence)]
    const summary = `Nothing speaks TLS on port ${params.tlsPort} of master yet, so nobody was refused by it.`
    return [judgeDaemon(observation), result('tls-answers', 'fail', summary, evidence)]
  }
  return [
    judgeDaemon(observation),
    judgeStranger('no-certificate', doors, params),
    judgeStranger('foreign-certificate', doors, params),
    ...judgeAuthorities(observation),
  ]
}

/** Beyond this a CA file is a public collection. Nobody here can get a certificate of those, but others can. */
const MOST_OWN_AUTHORITIES = 10

function judgeAuthorities({ serverFiles, at }: Observation): CheckResult[] {
  if (!serverFiles) return []
  const { authorities, paths } = serverFiles
  const evidence = [
    {
      tried: msg`Count the authorities in ${paths.ca}`,
      from: 'master',
      expected: msg`those that you made for this`,
      got: String(authorities),
      at,
    },
  ]
  return [
    authorities > MOST_OWN_AUTHORITIES
      ? result(
          'own-authorities',
          'fail',
          msg`dockerd accepts the certificates of ${authorities} authorities, and whoever gets one from any of them is root here.`,
          evidence,
        )
      : result(
          'own-authorities',
          'pass',
          msg`dockerd accepts only certificates of authorities made for it.`,
          evidence,
        ),
  ]
}

function judgeStranger(
  way: 'no-certificate' | 'foreign-certificate',
  all: DoorTried[],
  params: Params,
): CheckResult {
  const doors = all.filter((door) => door.way === way)
  const evidence = (shown: DoorTried[]) =>
    shown.map((door) => evidenceOf(door, wayInWords[way], msg`refused`))
  const who =
    way === 'no-certificate'
      ? 'without a certificate'
      : 'with a certificate of a CA that only has the same name'
  const served = doors.filter(({ outcome, ofDaemon }) => gotIn(outcome, ofDaemon))
  if (served.length > 0) {
    const ports = [...new Set(served.map((door) => door.port))].join(' and ')
    return result(way, 'fail', msg`A stranger ${who} is served on port ${ports}.`, evidence(served))
  }
  const unknown = doors.filter(
    ({ outcome, ofDaemon }) => outcome.kind === 'unusable' || (ofDaemon && outcome.kind === 'timeout'),
  )
  if (unknown.length > 0) {
    return result(
      way,
      'error',
      msg`Bulkhead could not try to come in ${who}, so it can not tell.`,
      evidence(unknown),
    )
  }
  return result(
    way,
    'pass',
    msg`A stranger ${who} is refused.`,
    evidence(doors.filter((door) => door.ofDaemon || String(door.port) === params.tlsPort)),
  )
}

function gotIn(outcome: InfoOutcome, ofDaemon: boolean): boolean {
  if (outcome.kind !== 'answered') return false
  return outcome.daemonId !== undefined || (ofDaemon && outcome.status < 400)
}
