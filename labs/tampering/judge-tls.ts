import {
  type CheckResult,
  joined,
  listOf,
  type Message,
  msg,
  type Params,
  probeWords,
  semicolon,
} from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import { judgeCertificate, judgeExceptions } from '../shared/judge-registry.ts'
import type { RegistryProcess } from '../shared/registries.ts'
import type { Observation, PlainTried } from './observation.ts'

export function judgeTls(observation: Observation, params: Params): CheckResult[] {
  const runs = judgeRuns(observation)
  if (runs.status !== 'pass') return [runs]
  return [
    runs,
    judgePlain(observation),
    judgeCertificate(observation.certificate, params.registryName ?? '', params.port ?? ''),
    judgeExceptions(observation),
    judgeTag(observation, params),
  ]
}

/** A registry that is away gives nobody a wrong image, and nobody a right one. */
function judgeRuns({ registries, at }: Observation): CheckResult {
  const id = 'registry-runs'
  const evidence = [
    {
      tried: msg`Ask the kernel which docker-registry listens, and systemd what it starts`,
      from: 'master',
      expected: msg`one, of a service that is enabled`,
      got: registries.length > 0 ? joined(registries.map(registryInWords), semicolon) : msg`none listens`,
      at,
    },
  ]
  if (registries.length === 0) return result(id, 'fail', msg`No docker-registry listens on master.`, evidence)
  return registries.some(({ enabled }) => enabled.startsWith('enabled'))
    ? result(id, 'pass', msg`The registry listens, and systemd starts it.`, evidence)
    : result(id, 'fail', msg`systemd does not start the registry by itself after a reboot.`, evidence)
}

function registryInWords({ port, unit, enabled }: RegistryProcess): Message {
  return unit ? msg`port ${port}: ${unit} ${enabled}` : msg`port ${port}: no service`
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
    tried: msg`GET /v2/_catalog at ${to} without TLS`,
    from: 'master',
    expected: msg`no answer of a registry`,
    got: outcomeInWords(outcome),
    at,
  }))
  const open = plain.filter(isRegistrys)
  if (open.length === 0) return result(id, 'pass', msg`No registry speaks without TLS.`, evidence)
  return result(
    id,
    'fail',
    msg`At ${listOf(open.map(({ to }) => to))} a registry speaks plain HTTP: who is on the way can read along and answer in its place.`,
    evidence,
  )
}

/** What the next `docker pull` by tag would get. */
function judgeTag({ tag, good, bad }: Observation, params: Params): CheckResult {
  const id = 'tag-leads-home'
  const led =
    tag.digest === good?.digest
      ? msg`the registry’s own image`
      : tag.digest === bad?.digest
        ? msg`the other image`
        : probeWords(tag.message)
  const evidence = [
    {
      tried: msg`Let Docker on master ask what ${`${params.image}:${params.tag}`} is`,
      from: 'master',
      expected: msg`the registry’s own image`,
      got: tag.status === 0 ? led : msg`${tag.status}: ${led}`,
      at: tag.at,
    },
  ]
  if (good && tag.digest === good.digest)
    return result(id, 'pass', msg`What Docker is told about the tag is the registry’s own image.`, evidence)
  if (tag.digest === '')
    return result(id, 'fail', msg`Docker on master does not talk to the registry: ${led}.`, evidence)
  return result(
    id,
    'fail',
    msg`Asked for the tag, Docker is told of an image that is not the one that the house built.`,
    evidence,
  )
}
