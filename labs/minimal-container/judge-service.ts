import {
  type CheckResult,
  type Evidence,
  type Message,
  msg,
  type Params,
  type Status,
  verbatim,
} from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'

type Seen = Pick<Observation, 'answer' | 'service'>

/** Whether the page comes, and from the container that is looked at. */
export function isServed({ answer: { outcome }, service }: Seen, { word = '' }: Params): boolean {
  const answered = outcome.kind === 'answered' && outcome.status === 200 && outcome.body.includes(word)
  return answered && service?.state === 'running' && service.serving.length > 0
}

/** What does not serve lets nobody in, and proves nothing by it. */
export function judgeService(observation: Observation, params: Params): CheckResult {
  const { answer, service, restart, at } = observation
  const { service: name = '', port = '', word = '' } = params
  const { outcome } = answer
  const evidence: Evidence[] = [
    {
      tried: msg`Ask Docker for the container ${name}`,
      from: 'master',
      expected: verbatim('running'),
      got: service ? verbatim(service.state) : msg`there is none`,
      at,
    },
    {
      tried: msg`GET ${answer.to}`,
      from: 'master',
      expected: msg`a page with the word ${word}`,
      got: outcomeInWords(outcome),
      at: answer.at,
    },
  ]
  const say = (status: Status, summary: Message) => result('service-answers', status, summary, evidence)
  if (!service) return say('fail', msg`There is no container ${name}, so there is nothing to look at.`)
  if (service.state !== 'running' || !service.first)
    return say(
      'fail',
      restart
        ? msg`The container ${name} did not come back with Docker.`
        : msg`The container ${name} does not run, and what does not run serves nobody.`,
    )
  if (outcome.kind !== 'answered')
    return say('fail', msg`${name} runs, but nobody answers on port ${port} of master.`)
  if (outcome.status !== 200 || !outcome.body.includes(word))
    return say('fail', msg`Port ${port} of master answers, but not with the page of ${name}.`)
  return service.serving.length > 0
    ? say('pass', msg`${name} serves its page on port ${port} of master.`)
    : say('fail', msg`The page on port ${port} of master does not come from a process of ${name}.`)
}
