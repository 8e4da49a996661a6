import { type CheckResult, joined, listOf, msg, type Params } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'
import { INSIDE_PORT } from './params.ts'

export function judgeBackdoor(observation: Observation, params: Params): CheckResult[] {
  return [judgeDoors(observation, params), judgeContent(observation), judgeTags(observation, params)]
}

/** By the kernel's list: what is not published is still there for whoever is on the host or next to it. */
function judgeDoors({ service, at }: Observation, { service: serviceName = '' }: Params): CheckResult {
  const id = 'one-door'
  const others = service.ports.filter((port) => port !== INSIDE_PORT)
  const evidence = [
    {
      tried: msg`Ask the kernel who listens in the network of ${serviceName}`,
      from: 'master',
      expected: msg`port ${INSIDE_PORT}, and no other`,
      got: service.ports.length > 0 ? joined(service.ports) : msg`nobody`,
      at,
    },
  ]
  if (others.length === 0)
    return result(id, 'pass', msg`Nothing in ${serviceName} listens but the service.`, evidence)
  return result(
    id,
    'fail',
    msg`In ${serviceName} something listens on port ${listOf(others)} that is not the service.`,
    evidence,
  )
}

function judgeContent({ service, at }: Observation): CheckResult {
  const id = 'not-in-the-image'
  const found = service.image?.backdoorIn ?? []
  const evidence = [
    {
      tried: msg`Look for the backdoor in every layer of the image and in what the container wrote`,
      from: 'master',
      expected: msg`nothing of it`,
      got: found.length > 0 ? joined(found) : msg`nothing, in ${service.image?.layers ?? 0} layers`,
      at,
    },
  ]
  if (!service.image || service.image.layers === 0)
    return result(
      id,
      'error',
      msg`Docker did not say where the image lies, so Bulkhead can not tell.`,
      evidence,
    )
  return found.length === 0
    ? result(id, 'pass', msg`The image that runs has nothing of the backdoor.`, evidence)
    : result(id, 'fail', msg`The image that runs holds the backdoor: ${joined(found)}.`, evidence)
}

/** Who pulls by the tag tomorrow gets what the tag leads to. */
function judgeTags({ tags, at }: Observation, { service = '' }: Params): CheckResult {
  const id = 'no-tag-leads-there'
  const changed = tags.filter((each) => each.changed)
  const evidence = [
    {
      tried: msg`Follow the tags of house/${service} in the registry's storage`,
      from: 'registry',
      expected: msg`none that leads to what somebody else pushed`,
      got:
        tags.length > 0
          ? joined(tags.map(({ tag, digest }) => `${tag} → ${digest.slice(0, 19)}`))
          : msg`no tags`,
      at,
    },
  ]
  if (changed.length === 0)
    return result(id, 'pass', msg`No tag of the registry leads to the changed image.`, evidence)
  const names = listOf(changed.map(({ tag }) => tag))
  return result(
    id,
    'fail',
    msg`On the registry the tag ${names} still leads to the changed image, for the next one who pulls it.`,
    evidence,
  )
}
