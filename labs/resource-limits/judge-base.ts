import {
  type CheckResult,
  joined,
  listOf,
  type Message,
  msg,
  type Params,
  semicolon,
  verbatim,
} from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { limitsOf } from '../../readings/cgroup-limits.ts'
import type { ContainerSeen, Observation } from './observation.ts'
import { HOG_IMAGE, HOG_PROGRAM } from './planted.ts'
import { judgeRestarted } from '../shared/restart.ts'

/** What every task rests on. */
export function judgeBase(observation: Observation, params: Params): CheckResult[] {
  const daemon = judgeDaemon(observation.daemon)
  if (daemon.status !== 'pass') return [daemon]
  const restarted = judgeRestarted(observation.restart)
  return [
    daemon,
    judgeHog(observation, params),
    ...(observation.hog ? [judgeReturn(observation, observation.hog)] : []),
    judgeTwins(observation, params),
    judgeNeighbour(observation, params),
    ...restarted,
  ]
}

function judgeHog({ hog, at }: Observation, { hogName = '' }: Params): CheckResult {
  const evidence = [
    {
      tried: msg`Ask the kernel what the first process of container ${hogName} runs`,
      from: 'master',
      expected: msg`running, with the program of ${HOG_IMAGE}`,
      got: hog
        ? joined([hog.status, hog.args?.join(' ') || msg`no process`], semicolon)
        : msg`no such container`,
      at,
    },
  ]
  const fail = (summary: Message) => result('hog-works', 'fail', summary, evidence)
  if (!hog) return fail(msg`There is no container ${hogName}; it has to work, within its limits.`)
  if (hog.status !== 'running' || !hog.args)
    return fail(msg`Container ${hogName} is ${hog.status}; a container that does not work needs no limits.`)
  // With --init, Docker's own first process stands before it.
  if (hog.args.at(-1) !== HOG_PROGRAM)
    return fail(msg`Container ${hogName} runs something else than the program of its image ${HOG_IMAGE}.`)
  return result('hog-works', 'pass', msg`Container ${hogName} is at work.`, evidence)
}

function judgeReturn({ at }: Observation, { name, settings }: ContainerSeen): CheckResult {
  const policy = settings.RestartPolicy?.Name || 'no'
  const evidence = [
    {
      tried: msg`Read the restart policy of ${name}`,
      from: 'master',
      expected: msg`unless-stopped, or another that starts it again`,
      got: verbatim(policy),
      at,
    },
  ]
  return policy === 'no'
    ? result(
        'hog-returns',
        'fail',
        msg`Container ${name} had a restart policy and has none now, so it is gone after the next restart of Docker.`,
        evidence,
      )
    : result('hog-returns', 'pass', msg`Docker starts ${name} again.`, evidence)
}

function judgeTwins({ twins, at }: Observation, { hogName = '' }: Params): CheckResult {
  const evidence = [
    {
      tried: msg`List running containers of the image of ${hogName}`,
      from: 'master',
      expected: verbatim(hogName),
      got: joined([hogName, ...twins]),
      at,
    },
  ]
  return twins.length > 0
    ? result(
        'no-twin',
        'fail',
        msg`The same work also runs in ${listOf(twins)}, beside ${hogName} and its limits.`,
        evidence,
      )
    : result('no-twin', 'pass', msg`Nothing else runs the work of ${hogName}.`, evidence)
}

function judgeNeighbour({ neighbour, page, at }: Observation, params: Params): CheckResult {
  const { neighbourName = '', greeting = '' } = params
  const held = neighbour ? limitsIn(neighbour) : []
  const evidence = [
    {
      tried: msg`GET / from ${neighbourName} in its own network, and read its control group`,
      from: 'master',
      expected: msg`HTTP 200: ${greeting}; no limits`,
      got: joined(
        [page ? outcomeInWords(page) : msg`it does not run`, held.length > 0 ? joined(held) : msg`no limits`],
        semicolon,
      ),
      at,
    },
  ]
  if (!neighbour || !page || neighbour.status !== 'running')
    return result('neighbour-well', 'fail', msg`Container ${neighbourName} does not run.`, evidence)
  if (page.kind === 'timeout')
    return result(
      'neighbour-well',
      'error',
      msg`${neighbourName} took too long to answer Bulkhead.`,
      evidence,
    )
  if (page.kind !== 'answered' || page.status !== 200 || page.body !== greeting)
    return result('neighbour-well', 'fail', msg`${neighbourName} does not serve its page any more.`, evidence)
  return held.length > 0
    ? result(
        'neighbour-well',
        'fail',
        msg`${neighbourName} is limited too (${joined(held)}), and it had done nothing.`,
        evidence,
      )
    : result('neighbour-well', 'pass', msg`${neighbourName} serves its page and has no limits.`, evidence)
}

function limitsIn({ cgroup, settings }: ContainerSeen): Message[] {
  if (!cgroup) return []
  const { pids, memory, cpus } = limitsOf(cgroup)
  return [
    ...(typeof pids === 'number' ? [msg`${pids} processes`] : []),
    ...(typeof memory === 'number' ? [msg`${memory} bytes of memory`] : []),
    ...(typeof cpus === 'number' ? [msg`${cpus} CPUs`] : []),
    ...(settings.CpusetCpus ? [msg`on CPU ${settings.CpusetCpus}`] : []),
  ]
}
