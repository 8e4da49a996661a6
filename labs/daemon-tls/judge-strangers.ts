import { type CheckResult, listOf, type Message, msg, type Params, verbatim } from '../../contract/index.ts'
import type { InfoOutcome } from '../shared/daemon-info.ts'
import { result } from '../shared/evidence.ts'
import { evidenceOf, wayInWords } from './evidence.ts'
import { isStalled, judgeDaemon, stalled } from './judge-daemon.ts'
import type { DoorTried, Observation, Way } from './observation.ts'

export function judgeStrangers(observation: Observation, params: Params): CheckResult[] {
  const { doors, presented } = observation
  const { tlsPort = '' } = params
  if (presented === null) {
    const evidence = doors
      .filter(
        (door) => door.from === 'client' && String(door.port) === tlsPort && door.way === 'no-certificate',
      )
      .map((door) => evidenceOf(door, wayInWords[door.way], msg`a TLS server that wants a certificate`))
    if (isStalled(observation, tlsPort)) return [stalled('tls-answers', evidence)]
    const summary = msg`Nothing speaks TLS on port ${tlsPort} of master yet, so nobody was refused by it.`
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
      got: verbatim(authorities),
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

type StrangersWay = Exclude<Way, 'plain'>

const saidOf: Record<StrangersWay, { served(ports: Message): Message; unknown: Message; refused: Message }> =
  {
    'no-certificate': {
      served: (ports) => msg`A stranger without a certificate is served on port ${ports}.`,
      unknown: msg`Bulkhead could not try to come in without a certificate, so it can not tell.`,
      refused: msg`A stranger without a certificate is refused.`,
    },
    'foreign-certificate': {
      served: (ports) =>
        msg`A stranger with a certificate of a CA that only has the same name is served on port ${ports}.`,
      unknown: msg`Bulkhead could not try to come in with a certificate of a CA that only has the same name, so it can not tell.`,
      refused: msg`A stranger with a certificate of a CA that only has the same name is refused.`,
    },
  }

function judgeStranger(way: StrangersWay, all: DoorTried[], params: Params): CheckResult {
  const doors = all.filter((door) => door.way === way)
  const evidence = (shown: DoorTried[]) =>
    shown.map((door) => evidenceOf(door, wayInWords[way], msg`refused`))
  const served = doors.filter(({ outcome, ofDaemon }) => gotIn(outcome, ofDaemon))
  if (served.length > 0) {
    const ports = listOf(served.map((door) => door.port))
    return result(way, 'fail', saidOf[way].served(ports), evidence(served))
  }
  const unknown = doors.filter(
    ({ outcome, ofDaemon }) => outcome.kind === 'unusable' || (ofDaemon && outcome.kind === 'timeout'),
  )
  if (unknown.length > 0) {
    return result(way, 'error', saidOf[way].unknown, evidence(unknown))
  }
  return result(
    way,
    'pass',
    saidOf[way].refused,
    evidence(doors.filter((door) => door.ofDaemon || String(door.port) === params.tlsPort)),
  )
}

function gotIn(outcome: InfoOutcome, ofDaemon: boolean): boolean {
  if (outcome.kind !== 'answered') return false
  return outcome.daemonId !== undefined || (ofDaemon && outcome.status < 400)
}
