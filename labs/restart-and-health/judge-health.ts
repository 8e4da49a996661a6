import {
  type CheckResult,
  type Evidence,
  listOf,
  type Message,
  msg,
  type Params,
  render,
  type Status,
  verbatim,
} from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { askFor, isRight, judgeAnswers } from './judge-desk.ts'
import { noticedAfterMs, type ContainerSeen, type Observation } from './observation.ts'

export function judgeHealth(observation: Observation, params: Params): CheckResult[] {
  return [
    judgeDaemon(observation.daemon),
    judgeAnswers(observation, params),
    judgeHungTwin(observation, params),
    judgeSaid(observation, params, 'desk'),
    judgeSaid(observation, params, 'twin'),
    judgeSameCheck(observation, params),
    judgeSpeed(observation, params),
    ...judgeHangTrial(observation, params),
  ]
}

/** Against what the check is held: a service that is there and does not do its work. */
function judgeHungTwin({ twin, answers, at }: Observation, params: Params): CheckResult {
  const { twin: twinName = '', desk = '' } = params
  const answer = answers.twin
  const evidence: Evidence[] = [
    {
      tried: askFor(params, twinName),
      from: 'master',
      expected: msg`no answer: its page hangs, and is to go on hanging`,
      got: answer ? outcomeInWords(answer) : twin ? msg`it is ${twin.status}` : msg`no such container`,
      at,
    },
  ]
  const say = (status: Status, summary: Message) => result('twin-hangs', status, summary, evidence)
  if (!twin)
    return say('fail', msg`There is no container ${twinName}, so there is nothing sick to tell from ${desk}.`)
  if (!answer)
    return say('fail', msg`${twinName} is ${twin.status}; it has to run for its health to be seen.`)
  if (isRight(answer, params))
    return say('fail', msg`${twinName} answers. It is there to hang, so that your check can be seen to fail.`)
  return answer.kind === 'timeout'
    ? say('pass', msg`${twinName} runs, and its page hangs.`)
    : say('fail', msg`${twinName} does not hang as it should; start it with the command \`hung\`.`)
}

function judgeSaid(observation: Observation, params: Params, who: 'desk' | 'twin'): CheckResult {
  const container = observation[who]
  const [name, expected] = [params[who] ?? who, who === 'desk' ? 'healthy' : 'unhealthy']
  const health = container?.health ?? null
  const evidence: Evidence[] = [
    {
      tried: msg`Ask Docker for the health of ${name}`,
      from: 'master',
      expected: verbatim(expected),
      got: health
        ? health.said
          ? msg`${health.status}; the last check said: ${health.said}`
          : msg`${health.status}; the last check said nothing`
        : msg`it has no health check`,
      at: observation.at,
    },
  ]
  const say = (status: Status, summary: Message) => result(`${who}-health`, status, summary, evidence)
  if (!container) return say('fail', msg`There is no container ${name}.`)
  if (!health || !container.check)
    return say('fail', msg`${name} has no health check: Docker does not ask how it is.`)
  if (container.status !== 'running')
    return say('fail', msg`${name} is ${container.status}, so nobody checks it.`)
  if (health.status === expected) return say('pass', msg`Docker calls ${name} ${expected}, and so it is.`)
  if (health.status === 'starting')
    return say('fail', msg`Docker does not know yet how ${name} is; its check takes its time.`)
  return who === 'desk'
    ? say('fail', msg`Docker calls ${name} unhealthy: the check fails on a service that works.`)
    : say(
        'fail',
        msg`Docker calls ${name} healthy though its page hangs: the check asks for something else, or can't fail.`,
      )
}

/** Or each would be told what to say. */
function judgeSameCheck(
  { desk, twin, at }: Observation,
  { desk: deskName = '', twin: twinName = '' }: Params,
): CheckResult {
  const [ofDesk, ofTwin] = [inWords(desk), inWords(twin)]
  const evidence: Evidence[] = [
    {
      tried: msg`Compare the checks of ${deskName} and ${twinName}`,
      from: 'master',
      expected: msg`the same`,
      got: listOf([ofDesk, ofTwin]),
      at,
    },
  ]
  const same = render(ofDesk) === render(ofTwin) && desk?.check !== null && desk !== null
  return same
    ? result('same-check', 'pass', msg`Both are judged by the same check.`, evidence)
    : result(
        'same-check',
        'fail',
        msg`${deskName} and ${twinName} are not judged by the same check.`,
        evidence,
      )
}

function judgeSpeed(
  { desk, at }: Observation,
  { desk: deskName = '', noticeWithin = '' }: Params,
): CheckResult {
  const seconds = desk?.check ? noticedAfterMs(desk.check) / 1000 : null
  const evidence: Evidence[] = [
    {
      tried: msg`Reckon how long a hang of ${deskName} can go unnoticed: retries × (interval + timeout)`,
      from: 'master',
      expected: msg`at most ${noticeWithin} s`,
      got: seconds === null ? msg`it has no health check` : msg`${seconds} s`,
      at,
    },
  ]
  const say = (status: Status, summary: Message) => result('soon-enough', status, summary, evidence)
  if (seconds === null) return say('fail', msg`A hang of ${deskName} goes unnoticed for ever.`)
  return seconds <= Number(noticeWithin)
    ? say('pass', msg`A hang of ${deskName} is noticed after ${seconds} s at the latest.`)
    : say(
        'fail',
        msg`A hang of ${deskName} can go unnoticed for ${seconds} s, and ${noticeWithin} s are allowed.`,
      )
}

function judgeHangTrial({ trials }: Observation, { desk = '', noticeWithin = '' }: Params): CheckResult[] {
  if (!trials) return []
  const { hang, at } = trials
  const say = (status: Status, summary: Message, got: Message) => [
    result('hang-tried', status, summary, [
      {
        tried: msg`Halt the web server of ${desk} and watch its health`,
        from: 'master',
        expected: msg`unhealthy within ${noticeWithin} s`,
        got,
        at,
      },
    ]),
  ]
  switch (hang.kind) {
    case 'impossible':
      return say('error', msg`Bulkhead could not make ${desk} hang, so it can't tell.`, hang.message)
    case 'noticed':
      return say('pass', msg`Docker noticed when ${desk} hung.`, msg`unhealthy after ${hang.seconds} s`)
    case 'unnoticed':
      return say(
        'fail',
        msg`${desk} hung, and Docker did not notice.`,
        hang.health === null
          ? msg`no health after ${hang.seconds} s`
          : msg`${hang.health} after ${hang.seconds} s`,
      )
  }
}

function inWords(container: ContainerSeen | null): Message {
  if (!container?.check) return msg`none`
  const { test, intervalMs, timeoutMs, retries } = container.check
  return msg`${test.join(' ').slice(0, 200)} every ${intervalMs / 1000} s, ${timeoutMs / 1000} s each, ${retries} times`
}
