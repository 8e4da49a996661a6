import type { CheckResult, Evidence, Params } from '../../contract/index.ts'
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
        tried: `Ask Docker which other containers of the image of ${serviceName} run`,
        from: 'master',
        expected: 'none',
        got: twins.join(', ') || 'none',
        at: when,
      },
    ]
    return twins.length === 0
      ? result('no-other', 'pass', `${serviceName} is the only one of its image.`, evidence)
      : result(
          'no-other',
          'fail',
          `${twins.join(' and ')} runs the same service beside ${serviceName}, with what it was given.`,
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
      tried: `Ask ${serviceName} for its work, in its own network`,
      from: 'master',
      expected: `done, with its word, and a restart policy`,
      got: service
        ? `${service.status}; ${service.work ? outcomeInWords(service.work) : 'nobody to ask'}; restart policy ${service.restart}`
        : 'no such container',
      at,
    },
  ]
  const say = (status: CheckResult['status'], summary: string) =>
    result('service-works', status, summary, evidence)
  if (!service) return say('fail', `There is no container ${serviceName}.`)
  if (service.status !== 'running' || !service.sets)
    return say('fail', `Container ${serviceName} is ${service.status}; what does not run needs nothing.`)
  if (service.work?.kind !== 'answered') return say('fail', `${serviceName} runs, and does not answer.`)
  if (!service.work.body.includes(serviceWord))
    return say('fail', `${serviceName} answers, but its work is refused: it lacks what it needs.`)
  return service.restart === 'no'
    ? say(
        'fail',
        `${serviceName} works now, and would be gone after a restart of Docker: it has no restart policy.`,
      )
    : say('pass', `${serviceName} does its work.`)
}

function judgeSets({ privileged, name }: ServiceSeen, sets: SetsSeen, need: string, at: string): CheckResult {
  const evidence = [
    {
      tried: `Read the capability sets of ${name} from the kernel`,
      from: 'master',
      expected: 'the one that it needs in CapBnd, and no other in any set',
      got: Object.entries(sets)
        .map(([set, held]) => `${set}: ${(held as string[]).join(', ') || 'none'}`)
        .join('; '),
      at,
    },
  ]
  const fail = (summary: string) => result('exactly-one', 'fail', summary, evidence)
  const others = [...new Set(Object.values(sets).flat() as string[])].filter((each) => each !== need)
  if (privileged) return fail(`${name} is privileged, which is every capability and more.`)
  // Which one is needed is a task of its own, so it is not told here.
  if (others.length > 1) return fail(`${name} may have ${others.length} capabilities that it does not need.`)
  if (others.length === 1) return fail(`${name} may have ${others.join()}, which it does not need.`)
  return sets.bounding.includes(need)
    ? result(
        'exactly-one',
        'pass',
        `${name} has the one capability that it needs, and can get no other.`,
        evidence,
      )
    : fail(`${name} has no capability at all, and needs one.`)
}
