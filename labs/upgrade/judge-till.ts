import {
  type CheckResult,
  type Evidence,
  type Message,
  msg,
  type Params,
  type Status,
  verbatim,
} from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeVersion } from './judge-engine.ts'
import type { ExecTrial, Observation, TillSeen } from './observation.ts'
import { answerOf } from './planted.ts'

/** Creating and starting a container takes a busy machine this long at most. */
const STARTED_AT_ONCE_MS = 60_000
/** The lab host was booted and prepared long before that, also on a machine that is slow. */
const FROM_THE_BEGINNING_MS = 300_000

export function judgeTill(observation: Observation, params: Params): CheckResult[] {
  return [
    judgeDaemon(observation.daemon),
    judgeVersion(observation),
    judgeAnswer(observation, params),
    judgeInHand(observation, params),
    judgeOlderThanEngine(observation, params),
    judgeFirst(observation, params),
    ...judgeExec(observation, params),
  ]
}

/** What only the process knows that was there before. */
function judgeAnswer({ told, at }: Observation, { takings = '', tillPort = '' }: Params): CheckResult {
  const expected = answerOf(takings)
  const evidence: Evidence[] = [
    {
      tried: msg`GET / on port ${tillPort} of master`,
      from: 'client',
      expected: verbatim(expected),
      got: outcomeInWords(told),
      at,
    },
  ]
  const say = (status: Status, summary: Message) => result('till-remembers', status, summary, evidence)
  if (told.kind !== 'answered') return say('fail', msg`Nobody answers client on port ${tillPort}.`)
  if (told.body === expected)
    return say('pass', msg`The till answers client, and it has not forgotten anything.`)
  return say('fail', msg`The till answers client, but it has forgotten that ${takings} were in the drawer.`)
}

function judgeInHand({ till, at }: Observation, { till: tillName = '' }: Params): CheckResult {
  const evidence: Evidence[] = [
    {
      tried: msg`Ask the daemon for ${tillName}, and the kernel for its first process`,
      from: 'master',
      expected: msg`running, with a process`,
      got: till ? inWords(till) : msg`no such container`,
      at,
    },
  ]
  const say = (status: Status, summary: Message) => result('till-in-hand', status, summary, evidence)
  if (!till) return say('fail', msg`The daemon that answers knows no container ${tillName}.`)
  if (till.status !== 'running' || till.startedAt === null)
    return say('fail', msg`For the daemon that answers, ${tillName} is ${till.status}.`)
  return say('pass', msg`The daemon that answers has ${tillName} in hand.`)
}

/** Who is older than the daemon was not started by it. */
function judgeOlderThanEngine(
  { till, daemon, at }: Observation,
  { till: tillName = '' }: Params,
): CheckResult {
  const process = daemon.identity.kind === 'genuine' ? daemon.identity.process : undefined
  const started = till?.startedAt ?? null
  const evidence: Evidence[] = [
    {
      tried: msg`Ask the kernel when ${tillName} and dockerd started`,
      from: 'master',
      expected: msg`${tillName} before dockerd`,
      got: msg`${tillName} ${timeOf(started)}, dockerd ${timeOf(process?.startedAt ?? null)}`,
      at,
    },
  ]
  const say = (status: Status, summary: Message) => result('till-outlived-daemon', status, summary, evidence)
  if (started === null || !process)
    return say('fail', msg`There is no process of ${tillName} that could have seen a daemon come and go.`)
  return started < process.startedAt
    ? say('pass', msg`${tillName} has run for longer than the daemon: it outlived the one before.`)
    : say(
        'fail',
        msg`${tillName} was started by the daemon that runs now, so it did not go on through a change.`,
      )
}

/**
 * Or it was started again, or made anew and told what to say, before the daemon was changed. Setup starts the
 * vault after the till, so a till that is younger is another one.
 */
function judgeFirst({ till, vaultStartedAt, hostStartedAt, at }: Observation, params: Params): CheckResult {
  const started = till?.startedAt ?? null
  const { till: name = '', vault = '' } = params
  const evidence: Evidence[] = [
    {
      tried: msg`Compare when ${name} was created, and when its process, that of ${vault} and master itself started`,
      from: 'master',
      expected: msg`all at the beginning, ${name} before ${vault}`,
      got: msg`created ${timeOf(till?.createdAt ?? null)}, started ${timeOf(started)}, ${vault} ${timeOf(vaultStartedAt)}, master ${timeOf(hostStartedAt)}`,
      at,
    },
  ]
  const say = (status: Status, summary: Message) => result('till-first-process', status, summary, evidence)
  if (!till || started === null) return say('fail', msg`${name} has no process.`)
  if (vaultStartedAt === null)
    return say('fail', msg`${vault} does not run, and it was to go on as well as ${name}.`)
  if (Math.abs(started - till.createdAt) > STARTED_AT_ONCE_MS)
    return say('fail', msg`The process in ${name} is not its first one: it was started again later.`)
  if (started > vaultStartedAt || started - hostStartedAt > FROM_THE_BEGINNING_MS)
    return say('fail', msg`The process in ${name} is not the one that was there at the beginning.`)
  return say('pass', msg`The process in ${name} is the one that was there at the beginning.`)
}

function judgeExec({ exec, at }: Observation, { till = '' }: Params): CheckResult[] {
  if (!exec) return []
  const say = (status: Status, summary: Message) => [
    result('till-can-be-managed', status, summary, [
      {
        tried: msg`Have the daemon start a command in ${till}, and ask the kernel where that runs`,
        from: 'master',
        expected: msg`in the namespaces of the container`,
        got: ranIn(exec),
        at,
      },
    ]),
  ]
  if (exec.kind === 'inside') return say('pass', msg`The daemon can still run commands in ${till}.`)
  return say(
    'fail',
    msg`The daemon can't run a command in ${till}: it keeps it running and does not manage it.`,
  )
}

function inWords({ status, pid, startedAt }: TillSeen): Message {
  return startedAt === null ? msg`${status}, no process` : msg`${status}, process ${pid}`
}

function ranIn(exec: ExecTrial): Message {
  if (exec.kind === 'refused') return exec.message
  return exec.kind === 'inside' ? msg`in the namespaces of the container` : msg`elsewhere`
}

function timeOf(milliseconds: number | null): Message {
  return milliseconds === null || Number.isNaN(milliseconds)
    ? msg`never`
    : verbatim(new Date(milliseconds).toISOString())
}
