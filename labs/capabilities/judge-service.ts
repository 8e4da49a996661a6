import {
  type CheckResult,
  type Evidence,
  joined,
  listOf,
  type Message,
  msg,
  type Params,
  semicolon,
} from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import type { Observation, ServiceSeen, SetsSeen } from './observation.ts'

/** It does its work, comes back, and the kernel lets it have the one capability that it needs, and no other. */
export function judgeService({ service, at }: Observation, params: Params): CheckResult[] {
  const { serviceName = '', need = '' } = params
  const works = judgeWorks(service, params, at)
  return service?.sets
    ? [works, judgeTwins(service, at), judgeSets(service, service.sets, need, at)]
    : [works]

  function judgeTwins({ twins }: ServiceSeen, when: string): CheckResult {
    const evidence: Evidence[] = [
      {
        tried: msg`Ask Docker which other containers of the image of ${serviceName} run`,
        from: 'master',
        expected: msg`none`,
        got: twins.length === 0 ? msg`none` : joined(twins),
        at: when,
      },
    ]
    return twins.length === 0
      ? result('no-other', 'pass', msg`${serviceName} is the only one of its image.`, evidence)
      : result(
          'no-other',
          'fail',
          twins.length === 1
            ? msg`${listOf(twins)} runs the same service beside ${serviceName}, with what it was given.`
            : msg`${listOf(twins)} run the same service beside ${serviceName}, with what they were given.`,
          evidence,
        )
  }
}

function judgeWorks(
  service: ServiceSeen | null,
  { serviceName = '', serviceWord = '' }: Params,
  at: string,
): CheckResult {
  const evidence = [
    {
      tried: msg`Ask ${serviceName} for its work, in its own network`,
      from: 'master',
      expected: msg`done, with its word, and a restart policy`,
      got: service
        ? msg`${service.status}; ${service.work ? outcomeInWords(service.work) : msg`nobody to ask`}; restart policy ${service.restart}`
        : msg`no such container`,
      at,
    },
  ]
  const say = (status: CheckResult['status'], summary: Message) =>
    result('service-works', status, summary, evidence)
  if (!service) return say('fail', msg`There is no container ${serviceName}.`)
  if (service.status !== 'running' || !service.sets)
    return say('fail', msg`Container ${serviceName} is ${service.status}; what does not run needs nothing.`)
  if (service.work?.kind !== 'answered') return say('fail', msg`${serviceName} runs, and does not answer.`)
  if (!service.work.body.includes(serviceWord))
    return say('fail', msg`${serviceName} answers, but its work is refused: it lacks what it needs.`)
  return service.restart === 'no'
    ? say(
        'fail',
        msg`${serviceName} works now, and would be gone after a restart of Docker: it has no restart policy.`,
      )
    : say('pass', msg`${serviceName} does its work.`)
}

function judgeSets({ privileged, name }: ServiceSeen, sets: SetsSeen, need: string, at: string): CheckResult {
  const evidence = [
    {
      tried: msg`Read the capability sets of ${name} from the kernel`,
      from: 'master',
      expected: msg`the one that it needs in CapBnd, and no other in any set`,
      got: inWords(sets),
      at,
    },
  ]
  const fail = (summary: Message) => result('exactly-one', 'fail', summary, evidence)
  const others = [...new Set(Object.values(sets).flat() as string[])].filter((each) => each !== need)
  if (privileged) return fail(msg`${name} is privileged, which is every capability and more.`)
  // Which one is needed is a task of its own, so it is not told here.
  if (others.some(isUnreadable)) return fail(msg`Not all capability sets of ${name} can be read.`)
  if (others.length > 1)
    return fail(msg`${name} may have ${others.length} capabilities that it does not need.`)
  if (others.length === 1) return fail(msg`${name} may have ${listOf(others)}, which it does not need.`)
  return sets.bounding.includes(need)
    ? result(
        'exactly-one',
        'pass',
        msg`${name} has the one capability that it needs, and can get no other.`,
        evidence,
      )
    : fail(msg`${name} has no capability at all, and needs one.`)
}

/** What could not be told by name. */
const isUnreadable = (held: string): boolean => held.startsWith('unreadable')

function inWords({ effective, permitted, inheritable, ambient, bounding }: SetsSeen): Message {
  const held = (set: readonly string[]) => {
    if (set.length === 0) return msg`none`
    return joined(set.map((each) => (isUnreadable(each) ? msg`unreadable` : each)))
  }
  return joined(
    [
      msg`effective: ${held(effective)}`,
      msg`permitted: ${held(permitted)}`,
      msg`inheritable: ${held(inheritable)}`,
      msg`ambient: ${held(ambient)}`,
      msg`bounding: ${held(bounding)}`,
    ],
    semicolon,
  )
}
