import { type CheckResult, type Params, type Message, msg, verbatim } from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import { isAtLeast } from '../../readings/version-order.ts'
import { programText } from './component.ts'
import { bodyOf, type ImageSeen, type Observation } from './observation.ts'

/** What does not serve sends nothing, and proves nothing by it. */
export function judgeService({ service, image, page, at }: Observation, params: Params): CheckResult {
  const id = 'service-lives'
  const { service: name = '', port = '', pageWord = '?' } = params
  const evidence = [
    {
      tried: msg`Ask Docker for the container ${name}`,
      from: 'master',
      expected: msg`running`,
      got: service ? verbatim(service.state) : msg`there is none`,
      at,
    },
    {
      tried: msg`GET / at port ${port} of master`,
      from: 'master',
      expected: msg`the page, with ${pageWord}`,
      got: outcomeInWords(page.outcome),
      at: page.at,
    },
  ]
  const say = (status: 'pass' | 'fail', summary: Message) => result(id, status, summary, evidence)
  if (!service) return say('fail', msg`There is no container ${name}, so there is nothing to look at.`)
  if (service.state !== 'running')
    return say('fail', msg`The container ${name} does not run, and what does not run serves nobody.`)
  if (!image) return say('fail', msg`Docker does not know the image any more that ${name} runs from.`)
  return bodyOf(page.outcome).includes(pageWord)
    ? say('pass', msg`${name} shows its page on port ${port} of master.`)
    : say('fail', msg`${name} does not show its page on port ${port} of master.`)
}

export function judgeUpdated(observation: Observation, image: ImageSeen, params: Params): CheckResult[] {
  return [judgeVersion(observation, image, params), judgeAnswer(observation, params)]
}

/** The record is what scanners read, and anybody can write into it; the program is what runs. */
function judgeVersion({ at }: Observation, { version, program }: ImageSeen, params: Params): CheckResult {
  const id = 'package-fixed'
  const { vulnerable = '', fixedVersion = '' } = params
  const says = /^# \S+ (\d[\d.]*),/m.exec(program ?? '')?.[1] ?? msg`another one`
  const evidence = [
    {
      tried: msg`Read the record of the outdated package in the image, and its program`,
      from: 'master',
      expected: msg`the version in which it was mended, or a later one`,
      got: msg`record: ${version ?? msg`none`}; program: ${program === null ? msg`none` : says}`,
      at,
    },
  ]
  if (version === null || program === null)
    return result(
      id,
      'fail',
      msg`The image lacks one of the packages that the service had, or its record.`,
      evidence,
    )
  if (!isAtLeast(version, fixedVersion))
    return result(id, 'fail', msg`By its records, the image still has a package with a known flaw.`, evidence)
  if (program.trim() !== programText(params, vulnerable, fixedVersion).trim())
    return result(
      id,
      'fail',
      msg`By its records, the image has no package with a known flaw, but one of the programs in it is not of the version that its record says.`,
      evidence,
    )
  return result(id, 'pass', msg`The outdated package was replaced, its record and its program.`, evidence)
}

function judgeAnswer({ part }: Observation, params: Params): CheckResult {
  const id = 'package-answers'
  const { vulnerable, fixedVersion, port = '' } = params
  const evidence = [
    {
      tried: msg`GET the package’s program at port ${port} of master`,
      from: 'master',
      expected: msg`its name and its new version`,
      got: outcomeInWords(part.outcome),
      at: part.at,
    },
  ]
  return bodyOf(part.outcome).includes(`${vulnerable} ${fixedVersion}`)
    ? result(id, 'pass', msg`The site answers with the package’s new version.`, evidence)
    : result(id, 'fail', msg`The site does not answer with the package’s new version.`, evidence)
}
