import type { CheckResult, Params } from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import { evidenceOfDoor, isRegistrysAnswer } from './doors.ts'
import { isLoginRefused, type Observation } from './observation.ts'

export function judgeTls(observation: Observation, params: Params): CheckResult[] {
  return [
    judgePlain(observation),
    judgeCertificate(observation, params),
    judgeTrust(observation, params),
    judgeExceptions(observation, params),
  ]
}

/** At every port of a docker-registry: a second one on another port opens the same storage. */
function judgePlain({ doors }: Observation): CheckResult {
  const id = 'no-plain-http'
  const plain = doors.filter(({ tls }) => !tls)
  const evidence = plain.map((door) => evidenceOfDoor(door, 'no answer of a registry'))
  const open = plain.filter(isRegistrysAnswer)
  if (open.length === 0) return result(id, 'pass', 'No port gives the registry away without TLS.', evidence)
  const ports = [...new Set(open.map(({ port }) => port))].join(' and ')
  return result(
    id,
    'fail',
    `The registry speaks plain HTTP on port ${ports}: who sits between can read along and change what is pulled.`,
    evidence,
  )
}

function judgeCertificate({ certificate }: Observation, params: Params): CheckResult {
  const id = 'certificate'
  const { authorities, outcome, at } = certificate
  const name = params.registryAlias
  const evidence = [
    {
      tried: `TLS to ${name}:${params.registryPort}, trusting ${authorities.join(', ') || 'nobody'}`,
      from: 'master',
      expected: `a certificate that is valid for ${name}`,
      got: outcomeInWords(outcome),
      at,
    },
  ]
  if (outcome.kind === 'answered')
    return result(id, 'pass', `The registry shows a certificate that is valid for ${name}.`, evidence)
  if (outcome.kind === 'untrusted' && authorities.length === 0)
    return result(
      id,
      'fail',
      `Master knows no authority for the registry: Docker looks for it in /etc/docker/certs.d/${name}:${params.registryPort}/, in a file whose name ends with .crt.`,
      evidence,
    )
  if (outcome.kind === 'untrusted')
    return result(
      id,
      'fail',
      `With the authorities that master has for it, the registry's certificate is not valid for ${name}.`,
      evidence,
    )
  return result(id, 'fail', `On port ${params.registryPort} nobody shows a certificate.`, evidence)
}

/** By the daemon's own word, which goes there itself. Being refused with a password is an answer too. */
function judgeTrust({ logins }: Observation, params: Params): CheckResult {
  const id = 'docker-trusts-it'
  const { status, message, at } = logins.right
  const evidence = [
    {
      tried: `Let Docker on master log in to ${params.registryAlias}:${params.registryPort}`,
      from: 'master',
      expected: 'an answer of the registry',
      got: `${status}: ${message}`,
      at,
    },
  ]
  return status === 200 || isLoginRefused(logins.right)
    ? result(id, 'pass', 'Docker on master talks to the registry.', evidence)
    : result(id, 'fail', `Docker on master does not talk to the registry: ${message}.`, evidence)
}

/** Of the daemon that runs: deleting the key in daemon.json and reloading leaves the exception where it was. */
function judgeExceptions({ insecure, at }: Observation, params: Params): CheckResult {
  const id = 'no-exceptions'
  const evidence = [
    {
      tried: 'Ask the running daemon which registries it believes without a proof (docker info)',
      from: 'master',
      expected: 'none but its own loopback',
      got: insecure === null ? 'no answer' : insecure.join(', ') || 'none but its own loopback',
      at,
    },
  ]
  if (insecure === null)
    return result(
      id,
      'error',
      'Docker did not say which exceptions it makes, so Bulkhead can not tell.',
      evidence,
    )
  if (insecure.length === 0) return result(id, 'pass', 'The daemon makes no exception from TLS.', evidence)
  return result(
    id,
    'fail',
    `The daemon that runs makes an exception for ${insecure.join(', ')}: it would take images from anybody who says to be ${params.registryAlias}. A reload does not take it back, a restart does.`,
    evidence,
  )
}
