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
import { judgeAnswers } from './judge-desk.ts'
import type { FirstProcess, Observation } from './observation.ts'

/** A desk that is tidy has half a dozen processes, and a check or an exec may add a few for a moment. */
const TIDY = 20

export function judgeOrphans(observation: Observation, params: Params): CheckResult[] {
  const { identity } = observation.daemon
  // Then there is nothing to go by, and nothing that the others say would make up for it.
  if (identity.kind === 'genuine' && observation.processes?.current === null)
    return [judgeCount(observation, params)]
  return [
    judgeDaemon(observation.daemon),
    judgeAnswers(observation, params),
    judgeOwnProcesses(observation, params),
    judgeCount(observation, params),
    ...judgeOrphanTrial(observation, params),
  ]
}

export function judgeStop(observation: Observation, params: Params): CheckResult[] {
  return [
    judgeDaemon(observation.daemon),
    judgeAnswers(observation, params),
    judgeOwnProcesses(observation, params),
    judgeSignal(observation, params),
    ...judgeStopTrial(observation, params),
  ]
}

/** With the host's processes, the host's init tidies up; but the host lies open. */
function judgeOwnProcesses({ first, at }: Observation, { desk = '' }: Params): CheckResult {
  const own = first?.ownNumber === 1
  const evidence: Evidence[] = [
    {
      tried: msg`Ask the kernel which number the first process of ${desk} has inside`,
      from: 'master',
      expected: verbatim(1),
      got: first ? verbatim(first.ownNumber) : msg`no process`,
      at,
    },
  ]
  if (own) return result('own-processes', 'pass', msg`${desk} has its own space of processes.`, evidence)
  return result(
    'own-processes',
    'fail',
    first
      ? msg`${desk} shares its processes with others, who could then be seen and killed from it.`
      : msg`${desk} has no process.`,
    evidence,
  )
}

function judgeCount({ processes, at }: Observation, { desk = '' }: Params): CheckResult {
  const [current, max] = [processes?.current ?? null, processes?.max ?? null]
  const evidence: Evidence[] = [
    {
      tried: msg`Read pids.current of ${desk}, in which ended processes count until they are collected`,
      from: 'master',
      expected: msg`at most ${TIDY}`,
      got:
        current === null
          ? msg`nothing`
          : max === null
            ? verbatim(current)
            : msg`${current}, of ${max} that are allowed`,
      at,
    },
  ]
  const say = (status: Status, summary: Message) => result('orphans-collected', status, summary, evidence)
  if (!processes) return say('fail', msg`${desk} does not run.`)
  if (current === null)
    return say('unsupported', msg`This kernel does not count the processes of a container.`)
  if (current > TIDY)
    return say(
      'fail',
      msg`The kernel holds ${current} processes for ${desk}; nearly all have ended, and nobody collects them.`,
    )
  if (max !== null && current >= max)
    return say(
      'fail',
      msg`${desk} may have ${max} processes and has them: ended ones fill it up, and it can't start another.`,
    )
  return say('pass', msg`The kernel holds ${current} processes for ${desk}: what ends is collected.`)
}

function judgeOrphanTrial({ trials }: Observation, { desk = '' }: Params): CheckResult[] {
  if (!trials) return []
  const { orphans, at } = trials
  const say = (status: Status, summary: Message, got: Message) => [
    result('orphans-tried', status, summary, [
      {
        tried: msg`Leave processes without a parent in ${desk}`,
        from: 'master',
        expected: msg`none is left`,
        got,
        at,
      },
    ]),
  ]
  if (orphans.kind === 'impossible')
    return say(
      'error',
      msg`Bulkhead could not leave processes in ${desk}, so it can't tell.`,
      orphans.message,
    )
  const got = msg`${orphans.orphans} left behind: ${orphans.before} processes before, ${orphans.after} after`
  return orphans.after - orphans.before < orphans.orphans / 2
    ? say('pass', msg`${orphans.orphans} processes were left in ${desk} and collected.`, got)
    : say('fail', msg`${orphans.orphans} processes were left in ${desk}, and nobody collected them.`, got)
}

function judgeSignal({ first, at }: Observation, { desk = '' }: Params): CheckResult {
  const evidence: Evidence[] = [
    {
      tried: msg`Ask the kernel whether the first process of ${desk} takes SIGTERM`,
      from: 'master',
      expected: msg`yes`,
      got: first ? takesTermInWords(first) : msg`no process`,
      at,
    },
  ]
  if (first?.takesTerm)
    return result('takes-term', 'pass', msg`The first process of ${desk} takes SIGTERM.`, evidence)
  return result(
    'takes-term',
    'fail',
    first
      ? msg`The first process of ${desk} (${first.args[0] ?? first.exe}) has said nothing about SIGTERM, so the kernel drops it.`
      : msg`${desk} has no process.`,
    evidence,
  )
}

function takesTermInWords({ takesTerm, exe, args }: FirstProcess): Message {
  const program = exe || args.join(' ')
  return takesTerm ? msg`yes: ${program}` : msg`no: ${program}`
}

function judgeStopTrial({ trials }: Observation, { desk = '' }: Params): CheckResult[] {
  if (!trials) return []
  const { stop, at } = trials
  const say = (status: Status, summary: Message, got: Message) => [
    result('stop-tried', status, summary, [
      { tried: msg`Stop ${desk}`, from: 'master', expected: msg`it ends by itself`, got, at },
    ]),
  ]
  switch (stop.kind) {
    case 'impossible':
      return say('error', msg`Bulkhead could not stop ${desk}, so it can't tell.`, stop.message)
    case 'killed':
      return say(
        'fail',
        msg`${desk} did not end when asked to and was killed.`,
        msg`killed after ${stop.seconds} s`,
      )
    case 'ended':
      return say(
        'pass',
        msg`${desk} ended when asked to.`,
        msg`status ${stop.exitCode} after ${stop.seconds} s`,
      )
  }
}
