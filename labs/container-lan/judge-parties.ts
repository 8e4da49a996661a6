import { type CheckResult, joined, type Message, msg, type Params } from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { pageOf, type Observation, type Party, type Tried } from './observation.ts'

/** That the daemon, the three containers and what they serve are alive; `alive` where the rest can be judged. */
export function judgeParties(
  observation: Observation,
  params: Params,
): { checks: CheckResult[]; alive: boolean } {
  const daemon = judgeDaemon(observation.daemon)
  if (daemon.status !== 'pass') return { checks: [daemon], alive: false }
  const running = judgeRunning(observation)
  if (running.status !== 'pass') return { checks: [daemon, running], alive: false }
  const services = [judgePair(observation, params), judgeIntruder(observation)]
  return { checks: [daemon, running, ...services], alive: true }
}

function judgeRunning({ server, victim, intruder, at }: Observation): CheckResult {
  const parties = [server, victim, intruder]
  const away = parties.filter(({ state }) => state !== 'running')
  const evidence = [
    {
      tried: msg`Look for the three containers and their processes`,
      from: 'master',
      expected: msg`all three run`,
      got: joined(parties.map(partyInWords)),
      at,
    },
  ]
  if (away.length === 0) return result('all-run', 'pass', msg`All three containers run.`, evidence)
  return result(
    'all-run',
    'fail',
    msg`${joined(away.map(partyInWords), andAlso)}; who is not there can't be reached, and that proves nothing.`,
    evidence,
  )
}

const andAlso = (before: Message, after: Message) => msg`${before}, and ${after}`

function partyInWords({ name, state }: Party): Message {
  switch (state) {
    case 'running':
      return msg`${name} runs`
    case 'stopped':
      return msg`${name} does not run`
    case 'missing':
      return msg`${name} is not there`
  }
}

/** Both by its address and as the victim itself does, by name. */
function judgePair(
  { server, victim, own, pair }: Observation,
  { serverPort = '', victimPort = '' }: Params,
): CheckResult {
  const id = 'pair-talks'
  const heard = own.victim
  const evidence = [own.server, ...pair, heard]
    .filter((tried) => tried !== null)
    .map((tried) => evidenceOf(tried, tried === heard ? msg`what the server says` : msg`the server’s page`))
  const secret = pageOf(own.server)
  if (secret === undefined) {
    if (own.server?.outcome.kind === 'timeout') return busy(id, server.name, evidence)
    return result(
      id,
      'fail',
      msg`${server.name} runs, but does not answer on port ${serverPort}, not even itself.`,
      evidence,
    )
  }
  if (!pair.some((tried) => pageOf(tried) === secret)) {
    return result(
      id,
      'fail',
      msg`${victim.name} gets no answer from ${server.name} on port ${serverPort}: the two have to go on talking.`,
      evidence,
    )
  }
  if (pageOf(heard) !== secret) {
    if (heard?.outcome.kind === 'timeout') return busy(id, victim.name, evidence)
    return result(
      id,
      'fail',
      msg`${victim.name} can reach ${server.name} by its address, but what ${victim.name} shows on port ${victimPort} is not what ${server.name} says: does it still find it by its name?`,
      evidence,
    )
  }
  return result(id, 'pass', msg`${victim.name} gets from ${server.name} what it asks for.`, evidence)
}

function judgeIntruder({ intruder, own }: Observation): CheckResult {
  const id = 'intruder-lives'
  const evidence = own.intruder ? [evidenceOf(own.intruder, msg`its page`)] : []
  if (pageOf(own.intruder) !== undefined)
    return result(id, 'pass', msg`${intruder.name} does its work.`, evidence)
  if (own.intruder?.outcome.kind === 'timeout') return busy(id, intruder.name, evidence)
  return result(
    id,
    'fail',
    msg`${intruder.name} no longer does its work, so what it fails to reach proves nothing.`,
    evidence,
  )
}

function busy(id: string, name: string, evidence: CheckResult['evidence']): CheckResult {
  return result(
    id,
    'error',
    msg`${name} took too long to answer even itself, so Bulkhead can not tell yet.`,
    evidence,
  )
}

export function evidenceOf({ from, to, outcome, at }: Tried, expected: Message) {
  return { tried: msg`GET / from ${to}`, from, expected, got: outcomeInWords(outcome), at }
}
