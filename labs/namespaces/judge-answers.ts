import { type CheckResult, listOf, msg, type Params, verbatim } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeAnswer } from '../shared/judge-answer.ts'
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
  const missing = members.filter((name) => running.every((each) => each.name !== name))
  if (missing.length > 0) {
    const evidence = [
      {
        tried: msg`Ask Docker and the kernel for the containers ${listOf(members)}`,
        from: 'master',
        expected: msg`all of them run`,
        got: msg`not running: ${listOf(missing)}`,
        at,
      },
    ]
    return [
      result(
        'crew-runs',
        'fail',
        msg`There is nothing to compare as long as not all of the four run; what does not: ${listOf(missing)}.`,
        evidence,
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
  const named = namedIn(pair ?? '', members)
  const right = pairs.find(({ names }) => named.length === 2 && names.every((name) => named.includes(name)))
  return [
    judgeAnswer({
      name: 'pair',
      what: msg`the names of the two that share something`,
      given: pair,
      wanted: () => right !== undefined,
      at,
    }),
    judgeAnswer({
      name: 'kind',
      what: msg`the kind of namespace that those two share, as in /proc/PID/ns`,
      given: kind,
      wanted: (given) => (right ? [right] : pairs).some(({ kinds }) => isSame(kinds, kindsIn(given))),
      at,
    }),
  ]
}

const namedIn = (answer: string, members: readonly string[]): string[] => {
  const words = answer.toLowerCase().split(/[^a-z]+/)
  return members.filter((name) => words.includes(name))
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((each) => others.includes(each))

/** The address that only the network namespace of one of the crew knows. */
export function judgeInside({ containers, answers, at }: Observation, params: Params): CheckResult[] {
  const { mute = '', hiddenAddress = '' } = params
  const seen = containers.find(({ name }) => name === mute)
  if (!seen?.namespaces) {
    const evidence = [
      {
        tried: msg`Ask Docker and the kernel for the first process of container ${mute}`,
        from: 'master',
        expected: msg`it runs`,
        got: seen ? verbatim(seen.state) : msg`no such container`,
        at,
      },
    ]
    return [
      result(
        'mute-runs',
        'fail',
        msg`Container ${mute} does not run, and its network is gone with it.`,
        evidence,
      ),
    ]
  }
  return [
    judgeAnswer({
      name: 'address',
      what: msg`an address in ${mute}’s network namespace that is not 127.0.0.1`,
      given: answers.address,
      wanted: (given) => /\d+\.\d+\.\d+\.\d+/.exec(given)?.[0] === hiddenAddress,
      at,
    }),
  ]
}
