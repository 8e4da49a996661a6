import { type CheckResult, type Params, msg } from '../../contract/index.ts'
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
  const got = seen
    ? [
        seen.status,
        seen.args?.join(' ') || 'no process',
        `restart ${seen.restart}`,
        ...seen.twins.map((twin) => `the same in ${twin}`),
      ]
    : ['no such container']
  const evidence = [
    {
      tried: msg`Ask the kernel what container ${name} runs, and Docker whether it starts it again`,
      from: 'master',
      expected: msg`running ${program.join(' ')}; a restart policy`,
      got: got.join('; '),
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
): string | undefined {
  if (!seen) return `There is no container ${name}; it has to work, within its limits.`
  if (seen.status !== 'running' || !seen.args)
    return `Container ${name} is ${seen.status}; docker logs ${name} and docker start ${name} may tell why.`
  // With --init, Docker's own first process stands before it.
  if (seen.args.slice(-program.length).join('\0') !== program.join('\0'))
    return `Container ${name} runs something else than the program of its image ${image}.`
  if (seen.restart === 'no')
    return `Container ${name} had a restart policy and has none now, so it is gone after the next restart of Docker.`
  if (seen.twins.length > 0)
    return `The same work also runs in ${seen.twins.join(' and ')}, beside ${name} and its limits.`
  return undefined
}
