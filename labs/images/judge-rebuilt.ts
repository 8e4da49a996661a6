import { type CheckResult, joined, msg, type Params, verbatim } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { isAtLeast } from '../../readings/version-order.ts'
import { programText } from './component.ts'
import { evidenceOfPage } from './judge-service.ts'
import { bodyOf, isRegistryUp, type Observation } from './observation.ts'

export function judgeRebuilt(observation: Observation, params: Params): CheckResult[] {
  return [
    judgeVersion(observation, params),
    judgeFlaw(observation, params),
    judgeSize(observation, params),
    judgeReleased(observation, params),
  ]
}

/** The record is what scanners read, and anybody can write into it; the program is what runs. */
function judgeVersion({ service, at }: Observation, params: Params): CheckResult {
  const id = 'component-fixed'
  const { component = '', fixedVersion = '' } = params
  const version = /^Version:\s*(\S+)/m.exec(service.image?.status ?? '')?.[1]
  const program = service.image?.program?.trim()
  const says = /^# \S+ (\d[\d.]*)$/m.exec(program ?? '')?.[1] ?? msg`another`
  const evidence = [
    {
      tried: msg`Read the record of ${component} in the image, and the program itself`,
      from: 'master',
      expected: msg`version ${fixedVersion} or later, and the program of that version`,
      got: msg`record: ${version ?? msg`none`}; program: ${program === undefined ? msg`none` : says}`,
      at,
    },
  ]
  if (version === undefined)
    return result(
      id,
      'fail',
      msg`The image has no record of ${component}, so nobody can tell which version it holds.`,
      evidence,
    )
  if (!isAtLeast(version, fixedVersion))
    return result(
      id,
      'fail',
      msg`The image has ${component} ${version}; the flaw is fixed from ${fixedVersion} on.`,
      evidence,
    )
  if (program !== programText(params, fixedVersion).trim())
    return result(
      id,
      'fail',
      msg`The record in the image says ${component} ${version}, but the program in it is not that of ${fixedVersion}.`,
      evidence,
    )
  return result(id, 'pass', msg`The image has ${component} ${version}.`, evidence)
}

function judgeFlaw({ flaw }: Observation, params: Params): CheckResult {
  const { pageWord = '?', component = '' } = params
  const id = 'flaw-refused'
  const evidence = [evidenceOfPage(flaw, params, msg`no such note`)]
  if (bodyOf(flaw).includes(pageWord))
    return result(id, 'fail', msg`${component} still shows files that are no notes.`, evidence)
  if (flaw.outcome.kind !== 'answered')
    return result(id, 'fail', msg`${component} does not answer, so it refused nothing.`, evidence)
  return result(id, 'pass', msg`${component} shows notes, and no other files.`, evidence)
}

function judgeSize({ service, at }: Observation, { sizeLimit = '' }: Params): CheckResult {
  const id = 'small'
  const size = service.image?.size ?? Number.POSITIVE_INFINITY
  const most = Number(sizeLimit) * 1_000_000
  const megabytes = (size / 1_000_000).toFixed(2)
  const evidence = [
    {
      tried: msg`Ask Docker for the size of the image, all layers together`,
      from: 'master',
      expected: msg`at most ${sizeLimit} MB`,
      got: msg`${megabytes} MB`,
      at,
    },
  ]
  return size <= most
    ? result(id, 'pass', msg`The image has ${megabytes} MB.`, evidence)
    : result(
        id,
        'fail',
        msg`The image has ${megabytes} MB, more than ${sizeLimit}: what is deleted in a later layer still counts.`,
        evidence,
      )
}

/** By content: the tag's manifest names the configuration, and its digest is the image's ID. */
function judgeReleased(
  observation: Observation,
  { newTag = '', registryPort = '', service: serviceName = '' }: Params,
): CheckResult {
  const { service, tags, at } = observation
  const id = 'released'
  const released = tags.find(({ tag }) => tag === newTag)
  const evidence = [
    {
      tried: msg`Follow the tag ${newTag} in the registry's storage, and compare with what runs`,
      from: 'registry',
      expected: msg`an image with the ID ${service.image?.id.slice(0, 19) ?? '?'}`,
      got: released
        ? verbatim(released.config.slice(0, 19))
        : tags.length > 0
          ? msg`no such tag; ${joined(tags.map(({ tag }) => tag))}`
          : msg`no such tag`,
      at,
    },
  ]
  if (!isRegistryUp(observation, registryPort))
    return result(id, 'fail', msg`The registry does not run, so nobody can pull anything.`, evidence)
  if (!released)
    return result(id, 'fail', msg`The registry has no house/${serviceName}:${newTag} yet.`, evidence)
  if (released.config !== service.image?.id)
    return result(
      id,
      'fail',
      msg`${serviceName} runs another image than the registry has under the tag ${newTag}.`,
      evidence,
    )
  return result(id, 'pass', msg`${serviceName} runs what the registry has as ${newTag}.`, evidence)
}
