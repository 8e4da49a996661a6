import {
  type CheckResult,
  joined,
  listOf,
  type Message,
  type MessageValue,
  msg,
  type Params,
  semicolon,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import type { ContainerSeen, Observation } from './observation.ts'
import { planted, roles, type Role } from './planted.ts'
import { judgeRestarted } from '../shared/restart.ts'

/** What every task rests on: limits of what does not run are none. */
export function judgeBase(observation: Observation, params: Params): CheckResult[] {
  const daemon = judgeDaemon(observation.daemon)
  if (daemon.status !== 'pass') return [daemon]
  const { containers, at, restart } = observation
  return [
    daemon,
    ...roles.map((role) => judgeWork(role, params[`${role}Name`] ?? role, containers[role], at)),
    ...judgeRestarted(restart),
  ]
}

function judgeWork(role: Role, name: string, seen: ContainerSeen | null, at: string): CheckResult {
  const { image, program } = planted[role]
  const got: MessageValue[] = seen
    ? [
        seen.status,
        seen.args?.join(' ') || msg`no process`,
        msg`restart ${seen.restart}`,
        ...seen.twins.map((twin) => msg`the same in ${twin}`),
      ]
    : [msg`no such container`]
  const evidence = [
    {
      tried: msg`Ask the kernel what container ${name} runs, and Docker whether it starts it again`,
      from: 'master',
      expected: msg`running ${program.join(' ')}; a restart policy`,
      got: joined(got, semicolon),
      at,
    },
  ]
  const problem = problemWith(name, seen, image, program)
  return problem === undefined
    ? result(`${role}-works`, 'pass', msg`Container ${name} is at work.`, evidence)
    : result(`${role}-works`, 'fail', problem, evidence)
}

function problemWith(
  name: string,
  seen: ContainerSeen | null,
  image: string,
  program: string[],
): Message | undefined {
  if (!seen) return msg`There is no container ${name}; it has to work, within its limits.`
  if (seen.status !== 'running' || !seen.args)
    return msg`Container ${name} is ${seen.status}; docker logs ${name} and docker start ${name} may tell why.`
  // With --init, Docker's own first process stands before it.
  if (seen.args.slice(-program.length).join('\0') !== program.join('\0'))
    return msg`Container ${name} runs something else than the program of its image ${image}.`
  if (seen.restart === 'no')
    return msg`Container ${name} had a restart policy and has none now, so it is gone after the next restart of Docker.`
  if (seen.twins.length > 0)
    return msg`The same work also runs in ${listOf(seen.twins)}, beside ${name} and its limits.`
  return undefined
}
