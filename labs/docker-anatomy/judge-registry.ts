import {
  type CheckResult,
  type Evidence,
  joined,
  type Message,
  msg,
  type Params,
  semicolon,
  verbatim,
} from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'

/** The registry answers, its digest was found, and a container was made from just that. */
export function judgeRegistry(observation: Observation, params: Params): CheckResult[] {
  return [
    judgeAnswers(observation, params),
    judgeDigest(observation, params),
    judgeFetched(observation, params),
  ]
}

function judgeAnswers(
  { registry }: Observation,
  { registryPort = '', image = '', tag = '' }: Params,
): CheckResult {
  const { outcome, digest, message, at } = registry
  const none = message === '' ? msg`not looked up` : verbatim(message)
  const evidence: Evidence[] = [
    {
      tried: msg`GET http://127.0.0.1:${registryPort}/v2/, then ask Docker to look up ${image}:${tag} there`,
      from: 'master',
      expected: msg`a registry that has it`,
      got: joined([outcomeInWords(outcome), digest === null ? none : msg`it has it`], semicolon),
      at,
    },
  ]
  const say = (status: 'pass' | 'fail', summary: Message) =>
    result('registry-answers', status, summary, evidence)
  if (outcome.kind !== 'answered')
    return say('fail', msg`No registry answers on port ${registryPort} of 127.0.0.1.`)
  return digest === null
    ? say('fail', msg`Something answers on port ${registryPort}, and Docker finds no ${image}:${tag} there.`)
    : say('pass', msg`The registry on port ${registryPort} answers and has ${image}:${tag}.`)
}

function judgeDigest({ answers, registry }: Observation, { image = '', tag = '' }: Params): CheckResult {
  const said = answers.digest
  const evidence: Evidence[] = [
    {
      tried: msg`Compare the answer digest with what Docker is told for ${image}:${tag}`,
      from: 'master',
      expected: msg`the digest of the manifest that Docker pulls`,
      got: said === null ? msg`not answered yet` : verbatim(said),
      at: registry.at,
    },
  ]
  const say = (status: 'pass' | 'fail', summary: Message) => result('digest', status, summary, evidence)
  if (said === null)
    return say('fail', msg`There is no answer digest yet: sha256: and 64 digits, as the registry names it.`)
  const hex = /\b[0-9a-f]{64}\b/.exec(said.toLowerCase())?.[0]
  if (hex === undefined) return say('fail', msg`The answer digest is none: that is sha256: and 64 digits.`)
  if (registry.digest === null)
    return say('fail', msg`There is no registry that the answer digest could be compared with.`)
  return registry.digest === `sha256:${hex}`
    ? say('pass', msg`The answer digest is the one of the manifest that Docker pulls.`)
    : say(
        'fail',
        msg`The answer digest belongs to something else than the manifest that Docker pulls; an image’s id is no digest, and without an Accept header a registry may answer with an older form.`,
      )
}

function judgeFetched(observation: Observation, { fetched: name = '', image = '' }: Params): CheckResult {
  const { fetched, registry, imageOfDigest, at } = observation
  const evidence: Evidence[] = [
    {
      tried: msg`Ask Docker what container ${name} was made from`,
      from: 'master',
      expected: msg`${image}@sha256:…, and it runs`,
      got: fetched ? msg`${fetched.image} (${fetched.status})` : msg`no such container`,
      at,
    },
  ]
  const say = (status: 'pass' | 'fail', summary: Message) =>
    result('runs-by-digest', status, summary, evidence)
  if (!fetched) return say('fail', msg`There is no container ${name} yet.`)
  if (fetched.pid === null) return say('fail', msg`Container ${name} is ${fetched.status}; it has to run.`)
  if (!fetched.image.includes('@sha256:'))
    return say(
      'fail',
      msg`Container ${name} was made from a name that can mean another image tomorrow, not from a digest.`,
    )
  return registry.digest !== null &&
    fetched.image.endsWith(`@${registry.digest}`) &&
    fetched.imageId === imageOfDigest
    ? say('pass', msg`Container ${name} runs from exactly what the registry has under that digest.`)
    : say(
        'fail',
        msg`Container ${name} was made from a digest, and it isn’t the one of ${image} in this registry.`,
      )
}
