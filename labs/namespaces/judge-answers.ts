import {
  type CheckResult,
  type Evidence,
  type Params,
  type Message,
  msg,
  listOf,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { kindsIn, sharedBy, usualKinds } from './kinds.ts'
import type { Observation } from './observation.ts'

interface Pair {
  names: [string, string]
  kinds: string[]
}

/** Which two of the crew share something, against what the kernel says now. */
export function judgeShared({ containers, answers, at }: Observation, { crew = '' }: Params): CheckResult[] {
  const members = crew.split(', ')
  const running = containers.flatMap(({ name, namespaces }) =>
    members.includes(name) && namespaces ? [{ name, namespaces }] : [],
  )
  const evidence = (got: Message, expected: Message): Evidence[] => [
    {
      tried: msg`Compare the answer with the namespaces of ${crew}, as the kernel numbers them`,
      from: 'master',
      expected,
      got,
      at,
    },
  ]
  const missing = members.filter((name) => running.every((each) => each.name !== name))
  if (missing.length > 0) {
    const ran = evidence(msg`${listOf(missing)} not running`, msg`all of them run`)
    return [
      result(
        'crew-runs',
        'fail',
        msg`There is nothing to compare: ${listOf(missing)} of the four does not run.`,
        ran,
      ),
    ]
  }
  const pairs = running.flatMap((one, index) =>
    running.slice(index + 1).flatMap((other): Pair[] => {
      const kinds = sharedBy(usualKinds, one.namespaces, other.namespaces)
      return kinds.length > 0 ? [{ names: [one.name, other.name], kinds }] : []
    }),
  )
  const { pair, kind } = answers
  const named = members.filter((name) =>
    (pair ?? '')
      .toLowerCase()
      .split(/[^a-z]+/)
      .includes(name),
  )
  const right = pairs.find(({ names }) => named.length === 2 && names.every((name) => named.includes(name)))
  const said = kindsIn(kind ?? '')
  const isKind = (right ? [right] : pairs).some(
    ({ kinds }) => kinds.length === said.length && kinds.every((each) => said.includes(each)),
  )
  return [
    judged('pair', pair, right !== undefined, 'the names of the two that share something', evidence),
    judged('kind', kind, isKind, 'the kind of namespace that those two share, as in /proc/PID/ns', evidence),
  ]
}

/** The address that only the network namespace of one of the crew knows. */
export function judgeInside({ containers, answers, at }: Observation, params: Params): CheckResult[] {
  const { mute = '', hiddenAddress = '' } = params
  const seen = containers.find(({ name }) => name === mute)
  const evidence = (got: Message, expected: Message): Evidence[] => [
    {
      tried: msg`Compare the answer with the addresses in the network namespace of ${mute}`,
      from: 'master',
      expected,
      got,
      at,
    },
  ]
  if (!seen?.namespaces) {
    const ran = evidence(seen?.state ?? msg`no such container`, msg`it runs`)
    return [
      result('mute-runs', 'fail', msg`Container ${mute} does not run, and its network is gone with it.`, ran),
    ]
  }
  const said = /\d+\.\d+\.\d+\.\d+/.exec(answers.address ?? '')?.[0]
  const what = `an address in ${mute}’s network namespace that is not 127.0.0.1`
  return [judged('address', answers.address, said === hiddenAddress, what, evidence)]
}

function judged(
  id: string,
  said: string | null,
  isRight: boolean,
  what: string,
  evidence: (got: string, expected: string) => Evidence[],
): CheckResult {
  const shown = evidence(said ?? msg`no answer yet`, what)
  if (said === null) return result(id, 'fail', msg`There is no answer ${id} yet: ${what}.`, shown)
  return isRight
    ? result(id, 'pass', msg`The answer ${id} is right.`, shown)
    : result(id, 'fail', msg`The answer ${id} is not what the kernel says; asked for is ${what}.`, shown)
}
