import {
  type CheckResult,
  type Evidence,
  type Message,
  msg,
  type Params,
  type Status,
  verbatim,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import type { ContainerSeen, Observation } from './observation.ts'

export function judgeRestarts(observation: Observation, params: Params): CheckResult[] {
  return [
    judgeDaemon(observation.daemon),
    judgePolicy(observation, params),
    judgeFailures(observation, params),
    ...judgeCrash(observation, params),
    judgeComeback(observation, params),
  ]
}

function judgePolicy(
  { worker, at }: Observation,
  { worker: workerName = '', retries: asked = '' }: Params,
): CheckResult {
  const evidence = (got: Message): Evidence[] => [
    {
      tried: msg`Ask Docker for the restart policy of ${workerName}`,
      from: 'master',
      expected: msg`on-failure, at most ${asked} times`,
      got,
      at,
    },
  ]
  const say = (status: Status, summary: Message) =>
    result(
      'worker-policy',
      status,
      summary,
      evidence(worker ? policyInWords(worker) : msg`no such container`),
    )
  if (!worker)
    return say('fail', msg`There is no container ${workerName}; work that is not done needs no restarts.`)
  const { name, retries } = worker.policy
  if (name !== 'on-failure')
    return say(
      'fail',
      name === 'no'
        ? msg`Docker never starts ${worker.name} again, not even after its first failure.`
        : msg`The policy of ${worker.name} is ${name}: Docker starts it again and again, without an end.`,
    )
  if (retries === 0)
    return say(
      'fail',
      msg`The policy of ${worker.name} is on-failure without a number, and that has no end either.`,
    )
  return String(retries) === asked
    ? say('pass', msg`Docker starts ${worker.name} again after a failure, at most ${retries} times.`)
    : say('fail', msg`Docker may start ${worker.name} again ${retries} times, and ${asked} were asked for.`)
}

/** What it has really done so far. One that is still at it may be, as long as it keeps to the number. */
function judgeFailures(
  { worker, at }: Observation,
  { worker: workerName = '', crashCode = '', retries = '' }: Params,
): CheckResult {
  const evidence: Evidence[] = [
    {
      tried: msg`See what became of ${workerName}`,
      from: 'master',
      expected: msg`failed with status ${crashCode}, and left alone after ${retries} restarts`,
      got: worker
        ? msg`${worker.status}, restarted ${worker.restartCount} times, last status ${worker.exitCode}`
        : msg`no such container`,
      at,
    },
  ]
  const say = (status: Status, summary: Message) => result('worker-ended', status, summary, evidence)
  if (!worker) return say('fail', msg`There is no container ${workerName}.`)
  const [allowed, { name, status, restartCount, exitCode }] = [Number(retries), worker]
  if (status === 'running' || status === 'restarting')
    return restartCount <= allowed
      ? say('pass', msg`${name} is at it: restarted ${restartCount} times so far, ${allowed} are allowed.`)
      : say('fail', msg`Docker has started ${name} again ${restartCount} times already, and may go on.`)
  if (status !== 'exited')
    return say('fail', msg`${name} is ${status}, so it has not been left to fail by itself.`)
  if (String(exitCode) !== crashCode)
    return say(
      'fail',
      msg`${name} ended with status ${exitCode} and not by its own failure, which is ${crashCode}.`,
    )
  return restartCount >= allowed
    ? say('pass', msg`${name} failed until Docker left it.`)
    : say(
        'fail',
        msg`${name} stands still after ${restartCount} restarts: somebody stopped it, not Docker at ${allowed}.`,
      )
}

function judgeCrash(
  { trials }: Observation,
  { worker = '', retries = '', crashCode = '' }: Params,
): CheckResult[] {
  if (!trials) return []
  const { crash, at } = trials
  const tried = msg`Start ${worker} afresh and watch it fail`
  const expected = msg`${retries} restarts, then none`
  const say = (status: Status, summary: Message, got: Message) => [
    result('worker-tried', status, summary, [{ tried, from: 'master', expected, got, at }]),
  ]
  switch (crash.kind) {
    case 'impossible':
      return say('fail', msg`${worker} can't be started.`, crash.message)
    case 'goes-on':
      return say(
        'fail',
        msg`Docker did not leave ${worker} after ${retries} restarts.`,
        msg`${crash.restarts} restarts in ${crash.seconds} s, and going on`,
      )
    case 'ended': {
      const got = msg`${crash.restarts} restarts in ${crash.seconds} s, then left with status ${crash.exitCode}`
      return String(crash.restarts) === retries && String(crash.exitCode) === crashCode
        ? say(
            'pass',
            msg`Started afresh, ${worker} failed, and Docker left it after ${crash.restarts} restarts.`,
            got,
          )
        : say('fail', msg`Started afresh, ${worker} did not fail as it does, so nothing is proven.`, got)
    }
  }
}

function judgeComeback({ desk, at }: Observation, { desk: deskName = '' }: Params): CheckResult {
  const back = desk !== null && ['always', 'unless-stopped'].includes(desk.policy.name)
  const evidence: Evidence[] = [
    {
      tried: msg`Ask Docker for the restart policy of ${deskName}`,
      from: 'master',
      expected: msg`always or unless-stopped`,
      got: desk ? policyInWords(desk) : msg`no such container`,
      at,
    },
  ]
  if (back)
    return result('desk-comes-back', 'pass', msg`${desk.name} is brought back whenever it ends.`, evidence)
  return result(
    'desk-comes-back',
    'fail',
    desk
      ? msg`After a restart of Docker, ${desk.name} stays away: its policy is ${desk.policy.name}.`
      : msg`There is no container ${deskName}.`,
    evidence,
  )
}

function policyInWords({ policy: { name, retries } }: ContainerSeen): Message {
  return retries > 0 ? msg`${name}, at most ${retries} times` : verbatim(name)
}
