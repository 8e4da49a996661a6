import { type CheckResult, type Message, msg, type Params, verbatim } from '../../contract/index.ts'
import { limitsOf, type Amount } from '../../readings/cgroup-limits.ts'
import { result } from '../shared/evidence.ts'
import { pressureOf } from '../shared/pressure.ts'
import { checkAnswer } from './judge-answers.ts'
import { judgeRuns } from './judge-runs.ts'
import type { ContainerSeen, Observation } from './observation.ts'

const MIB = 1024 * 1024

/** Which container it was, and that it has now what it needs. */
export function judgeKilled(observation: Observation, params: Params): CheckResult[] {
  const { killed, at } = observation
  const { oomName = '', needMb = '' } = params
  const answer = checkAnswer(
    observation,
    'killed',
    msg`the name of the one container that the kernel ended for want of memory`,
    (given) => given.toLowerCase().replaceAll(/[^a-z]/g, '') === oomName,
  )
  // Whoever does not know yet which one it is should find out, and not be told.
  if (answer.status !== 'pass') return [answer]
  const bytes = Number(needMb) * MIB
  const runs = judgeRuns(killed, oomName, (seen) => holdsTable(seen, needMb), at)
  if (!killed?.cgroup || runs.status !== 'pass') return [answer, runs]
  return [answer, runs, judgeMemory(killed, bytes, at)]
}

/** Under its own name, or while the shell that becomes it is at work, or behind Docker's own first process. */
function holdsTable({ args }: ContainerSeen, needMb: string): boolean {
  const line = args?.join(' ') ?? ''
  return line.includes(`bs=${needMb}M`) || line.endsWith(`table ${needMb}`)
}

function judgeMemory({ name, cgroup }: ContainerSeen, needed: number, at: string): CheckResult {
  const limit: Amount = cgroup ? limitsOf(cgroup).memory : undefined
  const held = cgroup ? pressureOf(cgroup).memory : 0
  const evidence = [
    {
      tried: msg`Read the memory of ${name} from its control group: its limit, and what it holds`,
      from: 'master',
      expected: msg`its table in memory, and a limit of at most twice its size`,
      got: msg`limit ${inMebibytes(limit)}, holds ${inMebibytes(held)}`,
      at,
    },
  ]
  const say = (status: CheckResult['status'], summary: Message) => result('memory', status, summary, evidence)
  if (limit === undefined)
    return say('unsupported', msg`This kernel does not limit memory, so it does not count.`)
  if (limit === 'unlimited')
    return say(
      'fail',
      msg`${name} runs without any limit on its memory now; it needs a larger one, and not none.`,
    )
  if (held < needed) return say('fail', msg`${name} does not hold its table yet: ${inMebibytes(held)} of it.`)
  return limit > 2 * needed
    ? say('fail', msg`${name} may take ${inMebibytes(limit)}, which is more than twice what its table needs.`)
    : say('pass', msg`${name} holds its table, within a limit of ${inMebibytes(limit)}.`)
}

function inMebibytes(bytes: Amount): Message {
  if (bytes === undefined) return msg`unknown`
  return bytes === 'unlimited' ? msg`unlimited` : verbatim(`${Math.round((bytes / MIB) * 10) / 10} MiB`)
}
