import { type CheckResult, type Params, type Message, msg, verbatim } from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import { isServed, type Observation } from './observation.ts'

export function judgePinned(observation: Observation, params: Params): CheckResult[] {
  const lives = judgeService(observation, params)
  return lives.status === 'pass'
    ? [lives, judgeContent(observation, params), judgeReference(observation, params)]
    : [lives]
}

function judgeService(observation: Observation, params: Params): CheckResult {
  const id = 'service-lives'
  const { service, page, at } = observation
  const { service: name = '', servicePort = '', pageWord = '?' } = params
  const evidence = [
    {
      tried: msg`Ask Docker for the container ${name}`,
      from: 'master',
      expected: msg`running`,
      got: service ? verbatim(service.state) : msg`there is none`,
      at,
    },
    {
      tried: msg`GET / at port ${servicePort} of master`,
      from: 'master',
      expected: msg`the page, with ${pageWord}`,
      got: outcomeInWords(page.outcome),
      at: page.at,
    },
  ]
  const say = (status: 'pass' | 'fail', summary: Message) => result(id, status, summary, evidence)
  if (!service) return say('fail', msg`There is no container ${name} on master yet.`)
  if (service.state !== 'running') return say('fail', msg`The container ${name} does not run.`)
  return isServed(observation, pageWord)
    ? say('pass', msg`${name} shows its page on port ${servicePort} of master.`)
    : say('fail', msg`${name} does not show its page on port ${servicePort} of master.`)
}

function judgeContent({ service, good, bad, at }: Observation, params: Params): CheckResult {
  const id = 'content'
  const { service: name = '' } = params
  const has =
    service?.image === good?.id
      ? msg`the registry’s`
      : service?.image === bad?.id
        ? msg`the other one`
        : msg`a third`
  const evidence = [
    {
      tried: msg`Compare the image that ${name} runs with the registry’s, by content`,
      from: 'master',
      expected: msg`the registry’s`,
      got: good ? has : msg`what was planted is gone`,
      at,
    },
  ]
  if (good && service?.image === good.id)
    return result(id, 'pass', msg`${name} runs the image that the registry has.`, evidence)
  return result(
    id,
    'fail',
    bad && service?.image === bad.id
      ? msg`${name} runs the image that was put in on the way.`
      : msg`${name} runs neither of the two images, but a third one.`,
    evidence,
  )
}

function judgeReference({ service, good, at }: Observation, params: Params): CheckResult {
  const id = 'by-digest'
  const { service: name = '' } = params
  const told = service?.told ?? ''
  const evidence = [
    {
      tried: msg`Ask Docker what ${name} was told to run`,
      from: 'master',
      expected: verbatim('NAME@sha256:…'),
      got: verbatim(told),
      at,
    },
  ]
  const [hex = '?', own = '?'] = [good?.digest, good?.id].map((each) => each?.replace('sha256:', ''))
  // The image's own ID is a digest, too.
  const pinned =
    told.includes(`@sha256:${hex}`) ||
    (/^(sha256:)?[0-9a-f]{12,64}$/.test(told) && own.startsWith(told.replace('sha256:', '')))
  return pinned
    ? result(id, 'pass', msg`${name} was told by digest what to run.`, evidence)
    : result(
        id,
        'fail',
        told.includes('@sha256:')
          ? msg`${name} was told by digest what to run, but not the registry’s own image: ${told}.`
          : msg`${name} was told to run ${told}: what that is tomorrow, whoever answers decides.`,
        evidence,
      )
}
