import { basename } from 'node:path/posix'
import {
  type CheckResult,
  type Evidence,
  joined,
  type Message,
  msg,
  type Params,
  semicolon,
  type Status,
  verbatim,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { Observation, ProcessSeen, ServiceSeen } from './observation.ts'

/** Programs that do nothing but pass signals on and collect what ends. */
const INITS = ['catatonit', 'docker-init', 'dumb-init', 'tini', 'tini-static']

export function judgeProcess(observation: Observation, service: ServiceSeen, params: Params): CheckResult[] {
  // Then there is nothing to go by, and nothing that the others say would make up for it.
  if (service.tasks === null) return [judgeCount(observation, service, params)]
  return [
    judgeFirst(observation, service, params),
    judgeCount(observation, service, params),
    judgeComeback(observation, service, params),
  ]
}

const inWords = ({ exe, args }: ProcessSeen) => args.join(' ').slice(0, 120) || exe

function judgeFirst({ at }: Observation, service: ServiceSeen, { service: name = '' }: Params): CheckResult {
  const { first } = service
  const evidence: Evidence[] = [
    {
      tried: msg`Ask the kernel for the first process of ${name}`,
      from: 'master',
      expected: msg`the web server or an init, with number 1 inside`,
      got: first
        ? msg`${inWords(first)} (${first.exe}), number ${first.ownNumber} inside`
        : msg`there is none`,
      at,
    },
  ]
  const say = (status: Status, summary: Message) => result('first-process', status, summary, evidence)
  if (!first) return say('fail', msg`${name} has no process.`)
  if (first.ownNumber !== 1)
    return say('fail', msg`${name} shares its processes with others, who can be seen and signalled from it.`)
  if (isServing(service, first)) return say('pass', msg`The first process of ${name} is its web server.`)
  return isInit(first)
    ? say('pass', msg`The first process of ${name} is an init, which does nothing else.`)
    : say('fail', msg`The first process of ${name} is “${inWords(first)}” and not its web server.`)
}

/** The server's processes and the init, and how many tasks the kernel counts for them. */
export function accountedFor({ first, serving }: Pick<ServiceSeen, 'first' | 'serving'>) {
  const isServer = serving.some(({ pid }) => pid === first?.pid)
  const known = [...serving, ...(first && !isServer ? [first] : [])]
  return { known, accounted: known.reduce((sum, { threads }) => sum + threads, 0) }
}

/** Every task of the container's group has to be one of the server's, or the init's. */
function judgeCount({ at }: Observation, service: ServiceSeen, { service: name = '' }: Params): CheckResult {
  const { tasks, execs } = service
  const { known, accounted } = accountedFor(service)
  const evidence: Evidence[] = [
    {
      tried: msg`Read pids.current of ${name}, in which every process and thread counts`,
      from: 'master',
      expected: known.length > 0 ? msg`${accounted}: ${joined(known.map(inWords), semicolon)}` : msg`none`,
      got: tasks === null ? msg`nothing` : verbatim(tasks),
      at,
    },
  ]
  const say = (status: Status, summary: Message) => result('nothing-beside', status, summary, evidence)
  if (tasks === null) return say('unsupported', msg`This kernel does not count the processes of a container.`)
  if (tasks <= accounted) return say('pass', msg`There is nothing in ${name} beside it.`)
  const more = tasks - accounted
  const others = more === 1 ? msg`one more process` : msg`${more} more processes`
  return execs > 0
    ? say(
        'fail',
        msg`Beside the web server there is ${others} in ${name}, and a \`docker exec\` is still open.`,
      )
    : say(
        'fail',
        msg`Beside the web server there is ${others} in ${name}; \`docker top ${name}\` shows which.`,
      )
}

/** Who starts it again when it ends, now that nobody inside does? */
function judgeComeback(
  { at }: Observation,
  service: ServiceSeen,
  { service: name = '' }: Params,
): CheckResult {
  const evidence: Evidence[] = [
    {
      tried: msg`Ask Docker for the restart policy of ${name}`,
      from: 'master',
      expected: msg`always or unless-stopped`,
      got: verbatim(service.policy),
      at,
    },
  ]
  return ['always', 'unless-stopped'].includes(service.policy)
    ? result('comes-back', 'pass', msg`Docker starts ${name} again when it ends.`, evidence)
    : result(
        'comes-back',
        'fail',
        msg`Nobody starts ${name} again after a restart of Docker: its restart policy is ${service.policy}.`,
        evidence,
      )
}

function isServing({ serving }: ServiceSeen, { pid }: ProcessSeen): boolean {
  return serving.some((each) => each.pid === pid)
}

function isInit({ exe }: ProcessSeen): boolean {
  return INITS.includes(basename(exe))
}
