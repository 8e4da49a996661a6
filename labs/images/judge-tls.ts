import { type CheckResult, listOf, msg, type Params, probeWords } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeCertificate, judgeExceptions } from '../shared/judge-registry.ts'
import { evidenceOfDoor, isRegistrysAnswer } from './doors.ts'
import { isLoginRefused, type Observation } from './observation.ts'

export function judgeTls(observation: Observation, params: Params): CheckResult[] {
  const { registryAlias = '', registryPort = '' } = params
  return [
    judgePlain(observation),
    judgeCertificate(observation.certificate, registryAlias, registryPort),
    judgeTrust(observation, params),
    judgeExceptions(observation),
  ]
}

/** At every port of a docker-registry: a second one on another port opens the same storage. */
function judgePlain({ doors }: Observation): CheckResult {
  const id = 'no-plain-http'
  const plain = doors.filter(({ tls }) => !tls)
  const evidence = plain.map((door) => evidenceOfDoor(door, msg`no answer of a registry`))
  const open = plain.filter(isRegistrysAnswer)
  if (open.length === 0)
    return result(id, 'pass', msg`No port gives the registry away without TLS.`, evidence)
  const ports = listOf(open.map(({ port }) => port))
  return result(
    id,
    'fail',
    msg`The registry speaks plain HTTP on port ${ports}: who sits between can read along and change what is pulled.`,
    evidence,
  )
}

/** By the daemon's own word, which goes there itself. Being refused with a password is an answer too. */
function judgeTrust({ logins }: Observation, { registryAlias = '', registryPort = '' }: Params): CheckResult {
  const id = 'docker-trusts-it'
  const { status, message, at } = logins.right
  const evidence = [
    {
      tried: msg`Let Docker on master log in to ${registryAlias}:${registryPort}`,
      from: 'master',
      expected: msg`an answer of the registry`,
      got: msg`${status}: ${probeWords(message)}`,
      at,
    },
  ]
  return status === 200 || isLoginRefused(logins.right)
    ? result(id, 'pass', msg`Docker on master talks to the registry.`, evidence)
    : result(
        id,
        'fail',
        msg`Docker on master does not talk to the registry: ${probeWords(message)}.`,
        evidence,
      )
}
