import {
  type CheckResult,
  type Evidence,
  joined,
  type Message,
  type MessageValue,
  msg,
  type Params,
  render,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { callInWords, notYetInvented, refusedByDocker } from './dockers-own.ts'
import { allCalls, type Family } from './families.ts'
import { gotThrough, triedInWords } from './harmless.ts'
import { profileOf } from './judge-filter.ts'
import type { Observation } from './observation.ts'
import { takes32, wayThrough, type Call, type Fate, type Profile } from './profile.ts'

interface Leak {
  call: Message
  fate: Fate
}

/** All calls of some families, by rules and by trial. */
export function judgeCalls(
  id: string,
  asked: readonly Family[],
  observation: Observation,
  { service: name = '' }: Params,
): CheckResult {
  const profile = profileOf(observation)
  const names = asked.flatMap(allCalls)
  const leaks = profile ? asked.flatMap((family) => leaksOf(profile, callsOf(profile, family))) : []
  const trial = trialOf(observation, names)
  const evidence = [evidenceOf(observation, names, leaks), ...trial.evidence]
  const say = (status: CheckResult['status'], summary: Message) => result(id, status, summary, evidence)
  const [leak] = leaks
  if (!profile) return say('fail', msg`${name} may still call all of them: there is no profile.`)
  if (leak)
    return say(
      'fail',
      msg`${name} may still call ${listed(leaks.map(({ call }) => call))}: ${whyThrough(leak)}.`,
    )
  if (trial.through.length > 0)
    return say(
      'fail',
      msg`The profile says otherwise, but ${listed(trial.through)} went through when it was tried in ${name}.`,
    )
  const [about = msg`file modes`, other] = asked.map((family) => family.about)
  return say(
    'pass',
    other
      ? msg`Every call about ${about} and ${other} is refused.`
      : msg`Every call about ${about} is refused.`,
  )
}

/** What Docker refuses, and what will come. */
export function judgeGivenAway(observation: Observation, { service: name = '' }: Params): CheckResult {
  const profile = profileOf(observation)
  const leaks = profile ? leaksOf(profile, refusedByDocker) : []
  const calls = leaks.map(({ call }) => call)
  const open = profile && wayThrough(profile, notYetInvented)
  const names = refusedByDocker.map(({ name: call }) => call)
  const trial = trialOf(observation, names)
  const evidence = [evidenceOf(observation, [...names, notYetInvented.name], leaks), ...trial.evidence]
  const say = (status: CheckResult['status'], summary: Message) =>
    result('nothing-given-away', status, summary, evidence)
  if (!profile || open)
    return say(
      'fail',
      msg`The profile of ${name} lets through whatever it does not name: ${calls.length} calls that Docker’s own refuses, among them ${listed(calls)}, and all that are not invented yet.`,
    )
  if (leaks.length > 0)
    return say('fail', msg`Docker’s own profile refuses what this one lets through: ${listed(calls)}.`)
  if (trial.through.length > 0)
    return say(
      'fail',
      msg`The profile says otherwise, but ${listed(trial.through)} went through when it was tried in ${name}.`,
    )
  return say(
    'pass',
    msg`What Docker’s own profile refuses is refused to ${name}, and so is what it does not name.`,
  )
}

function callsOf(profile: Profile, { calls, only32 }: Family): Call[] {
  return [...calls, ...(takes32(profile) ? only32 : [])].map((name) => ({ name }))
}

function leaksOf(profile: Profile, calls: readonly Call[]): Leak[] {
  return calls.flatMap((call) => {
    const fate = wayThrough(profile, call)
    return fate ? [{ call: callInWords(call), fate }] : []
  })
}

function whyThrough({ fate }: Leak): Message {
  const { action, byDefault } = fate
  if (byDefault) return msg`no rule refuses it in every case, and the default is ${action}`
  switch (action) {
    case 'SCMP_ACT_ALLOW':
      return msg`a rule allows it, and one that refuses it does not count beside that`
    case 'SCMP_ACT_LOG':
      return msg`SCMP_ACT_LOG writes it down and lets it through`
    case 'SCMP_ACT_ERRNO':
      return msg`with error number 0 it is told that all went well`
    default:
      return msg`${action} leaves it to another program`
  }
}

function evidenceOf(
  { service, at }: Observation,
  names: readonly string[],
  leaks: readonly Leak[],
): Evidence {
  const through = leaks.map(({ call, fate }) =>
    fate.byDefault ? msg`${call} (by default ${fate.action})` : msg`${call} (${fate.action})`,
  )
  const asked = [...new Set(names)].map((name) => callInWords({ name }))
  const refused = asked.length - new Set(leaks.map(({ call }) => render(call))).size
  const found =
    through.length === 0 ? msg`all refused` : msg`let through: ${listed(through, 8)}; refused: ${refused}`
  return {
    tried: msg`Work out what the profile in force does with ${listed(asked, 8)}`,
    from: 'master',
    expected: msg`all refused, whatever their arguments`,
    got: service?.given?.profile ? found : msg`there is no profile`,
    at,
  }
}

/** Only what got through tells: who owns the container decides what its programs say. */
function trialOf({ service, at }: Observation, names: readonly string[]) {
  const tried = (service?.tried ?? []).filter(({ name }) => names.includes(name))
  const evidence: Evidence[] = [
    {
      tried: msg`Make the calls inside the container by number, with arguments that can do nothing`,
      from: 'master',
      expected: msg`EPERM, another error of the profile’s, or killed`,
      got:
        tried.length > 0 ? joined(tried.map(triedInWords)) : msg`the container has no perl to make them with`,
      at,
    },
  ]
  return { through: tried.filter(gotThrough).map(({ name }) => name), evidence }
}

function listed(names: readonly MessageValue[], most = 6): Message {
  const more = names.length - most
  return more > 0 ? msg`${joined(names.slice(0, most))} and ${more} more` : joined(names)
}
