import type { CheckResult, Params } from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import type { Observation, PlainTried } from './observation.ts'

export function judgeTls(observation: Observation, params: Params): CheckResult[] {
  const runs = judgeRuns(observation)
  if (runs.status !== 'pass') return [runs]
  return [
    runs,
    judgePlain(observation),
    judgeCertificate(observation, params),
    judgeExceptions(observation),
    judgeTag(observation, params),
  ]
}

/** A registry that is away gives nobody a wrong image, and nobody a right one. */
function judgeRuns({ registries, at }: Observation): CheckResult {
  const id = 'registry-runs'
  const evidence = [
    {
      tried: 'Ask the kernel which docker-registry listens, and systemd what it starts',
      from: 'master',
      expected: 'one, of a service that is enabled',
      got:
        registries
          .map(({ port, unit, enabled }) => `port ${port}: ${unit || 'no service'} ${enabled}`)
          .join(', ') || 'none listens',
      at,
    },
  ]
  if (registries.length === 0) return result(id, 'fail', 'No docker-registry listens on master.', evidence)
  return registries.some(({ enabled }) => enabled.startsWith('enabled'))
    ? result(id, 'pass', 'The registry listens, and systemd starts it.', evidence)
    : result(id, 'fail', 'systemd does not start the registry by itself after a reboot.', evidence)
}

/** The registry says so by a header that our evidence has no room for; its answers are JSON with known keys. */
function isRegistrys({ outcome }: PlainTried): boolean {
  return (
    outcome.kind === 'answered' && (outcome.status === 200 || /"errors"|"repositories"/.test(outcome.body))
  )
}

function judgePlain({ plain }: Observation): CheckResult {
  const id = 'no-plain-http'
  const evidence = plain.map(({ to, outcome, at }) => ({
    tried: `GET /v2/_catalog at ${to} without TLS`,
    from: 'master',
    expected: 'no answer of a registry',
    got: outcomeInWords(outcome),
    at,
  }))
  const open = plain.filter(isRegistrys)
  if (open.length === 0) return result(id, 'pass', 'No registry speaks without TLS.', evidence)
  return result(
    id,
    'fail',
    `At ${open.map(({ to }) => to).join(' and ')} a registry speaks plain HTTP: who is on the way can read along and answer in its place.`,
    evidence,
  )
}

function judgeCertificate({ certificate }: Observation, { registryName: name, port }: Params): CheckResult {
  const id = 'certificate'
  const { authorities, outcome, at } = certificate
  const evidence = [
    {
      tried: `TLS to ${name}:${port}, trusting ${authorities.join(', ') || 'nobody'}`,
      from: 'master',
      expected: `a certificate that is valid for ${name}`,
      got: outcomeInWords(outcome),
      at,
    },
  ]
  if (outcome.kind === 'answered')
    return result(id, 'pass', `The registry shows a certificate that is valid for ${name}.`, evidence)
  if (outcome.kind !== 'untrusted')
    return result(id, 'fail', `At ${name}:${port} nobody shows a certificate.`, evidence)
  return result(
    id,
    'fail',
    authorities.length === 0
      ? `Master knows no authority for the registry: Docker looks for it in /etc/docker/certs.d/${name}:${port}/, in a file whose name ends with .crt.`
      : `With the authorities that master has for it, the registry’s certificate is not valid for ${name}.`,
    evidence,
  )
}

/** Of the daemon that runs: deleting the key in daemon.json and reloading leaves the exception where it was. */
function judgeExceptions({ insecure, at }: Observation): CheckResult {
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
      'Docker did not say which exceptions it makes, so Bulkhead can’t tell.',
      evidence,
    )
  if (insecure.length === 0) return result(id, 'pass', 'The daemon makes no exception from TLS.', evidence)
  return result(
    id,
    'fail',
    `The daemon that runs makes an exception for ${insecure.join(', ')}: there, it takes any certificate, and plain HTTP. A reload does not take it back, a restart does.`,
    evidence,
  )
}

/** What the next `docker pull` by tag would get. */
function judgeTag({ tag, good, bad }: Observation, params: Params): CheckResult {
  const id = 'tag-leads-home'
  const led =
    tag.digest === good?.digest
      ? 'the registry’s own image'
      : tag.digest === bad?.digest
        ? 'the other image'
        : tag.message
  const evidence = [
    {
      tried: `Let Docker on master ask what ${params.image}:${params.tag} is`,
      from: 'master',
      expected: 'the registry’s own image',
      got: `${tag.status}: ${led}`,
      at: tag.at,
    },
  ]
  if (good && tag.digest === good.digest)
    return result(id, 'pass', 'What Docker is told about the tag is the registry’s own image.', evidence)
  if (tag.digest === '')
    return result(id, 'fail', `Docker on master does not talk to the registry: ${tag.message}.`, evidence)
  return result(
    id,
    'fail',
    'Asked for the tag, Docker is told of an image that is not the one that the house built.',
    evidence,
  )
}
