import { type CheckResult, type Message, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { ContainerSeen } from './observation.ts'

/** Whether a container does its work and comes back: what does not run takes nothing. */
export function judgeRuns(
  seen: ContainerSeen | null,
  name: string,
  works: (seen: ContainerSeen) => boolean,
  at: string,
): CheckResult {
  const policy = seen?.settings.RestartPolicy?.Name || 'no'
  const evidence = [
    {
      tried: msg`Ask the kernel what the first process of ${name} runs, and Docker when it starts it`,
      from: 'master',
      expected: msg`running, with the work it was made for, and again after a restart of Docker`,
      got: seen
        ? msg`${seen.status}; ${seen.args?.join(' ') || msg`no process`}; restart policy ${policy}`
        : msg`no such container`,
      at,
    },
  ]
  const say = (status: CheckResult['status'], summary: Message) =>
    result(`${name}-works`, status, summary, evidence)
  if (!seen) return say('fail', msg`There is no container ${name}.`)
  if (seen.status !== 'running' || !seen.args || !seen.cgroup)
    return say('fail', msg`Container ${name} is ${seen.status}, and has to do its work.`)
  if (!works(seen)) return say('fail', msg`Container ${name} runs, but not what it was made for.`)
  return policy === 'no'
    ? say(
        'fail',
        msg`Container ${name} works now, and would be gone after a restart of Docker: it has no restart policy.`,
      )
    : say('pass', msg`Container ${name} does its work.`)
}
