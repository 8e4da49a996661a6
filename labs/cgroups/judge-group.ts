import { type CheckResult, joined, type Message, msg, type Params, semicolon } from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import type { GroupSeen, Observation, ServiceSeen } from './observation.ts'
import { servicePath } from './planted.ts'

const MIB = 1024 * 1024

/** The service works, is in the group of that name, and that group has both limits. */
export function judgeGroup(observation: Observation, params: Params): CheckResult[] {
  const { service, at } = observation
  const works = judgeService(observation, params)
  if (!service || works.status !== 'pass') return [works]
  const wanted = { pids: Number(params.groupPids), memory: Number(params.groupMb) * MIB }
  return [
    works,
    ...(['pids', 'memory'] as const).map((controller) =>
      judgeLimit(service, controller, wanted[controller], params, at),
    ),
  ]
}

function judgeService({ service, page, at }: Observation, params: Params): CheckResult {
  const { serviceName = '', servicePort = '', serviceWord = '' } = params
  const listener = service ? msg`process ${service.pid}: ${service.args.join(' ')}` : msg`nobody listens`
  const evidence = [
    {
      tried: msg`GET / at port ${servicePort} of master, and ask the kernel who listens there`,
      from: 'master',
      expected: msg`the word of ${serviceName}, from ${servicePath(serviceName)}`,
      got: joined([outcomeInWords(page), listener], semicolon),
      at,
    },
  ]
  const say = (status: CheckResult['status'], summary: Message) =>
    result('service-works', status, summary, evidence)
  if (!service)
    return say('fail', msg`Nobody listens on port ${servicePort}: the service ${serviceName} does not run.`)
  if (!service.args.includes(servicePath(serviceName)))
    return say('fail', msg`What listens on port ${servicePort} is not the program of ${serviceName}.`)
  return page.kind === 'answered' && page.status === 200 && page.body.includes(serviceWord)
    ? say('pass', msg`The service ${serviceName} answers.`)
    : say('fail', msg`The service ${serviceName} runs, but it does not answer as it should.`)
}

function judgeLimit(
  { groups, pid }: ServiceSeen,
  controller: GroupSeen['controller'],
  wanted: number,
  { serviceName = '', groupName = '' }: Params,
  at: string,
): CheckResult {
  const what = controller === 'pids' ? msg`the number of processes` : msg`memory in bytes`
  const group = groups.find((each) => each.controller === controller)
  const evidence = [
    {
      tried: msg`Read /proc/${pid}/cgroup, and the limit of ${groupName} there: ${what}`,
      from: 'master',
      expected: msg`a group ${groupName}, with ${wanted}`,
      got: group
        ? joined([group.path, group.limit ?? msg`no such group on the way`], semicolon)
        : msg`not shown by this host`,
      at,
    },
  ]
  const say = (status: CheckResult['status'], summary: Message) =>
    result(`group-${controller}`, status, summary, evidence)
  if (!group)
    return say(
      'fail',
      msg`/proc/${pid}/cgroup does not say in which group ${serviceName} is for ${controller}.`,
    )
  if (group.limit === null)
    return say(
      'fail',
      msg`For ${controller}, ${serviceName} is in ${group.path}, and not in a group ${groupName}.`,
    )
  return group.limit === String(wanted)
    ? say('pass', msg`${serviceName} is in the group ${groupName}, which limits ${what} to ${wanted}.`)
    : say(
        'fail',
        msg`${serviceName} is in the group ${groupName}, which has ${group.limit} for ${what}, and asked for was ${wanted}.`,
      )
}
