import {
  type CheckResult,
  type Evidence,
  type Params,
  type Message,
  msg,
  joined,
  listOf,
  semicolon,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { lendableKinds, sharedBy, usualKinds } from './kinds.ts'
import type { ContainerSeen, Observation } from './observation.ts'

const stateOf = (name: string, seen: ContainerSeen | undefined): Message =>
  msg`${name}: ${seen?.state ?? msg`no such container`}`

/** The helper shares two kinds with one container, and nothing else with anybody. */
export function judgeJoined({ containers, host, at }: Observation, params: Params): CheckResult[] {
  const { helper = '', lender = '', lent = '' } = params
  const find = (name: string) => containers.find((each) => each.name === name)
  const evidence = (tried: Message, expected: Message, got: Message): Evidence[] => [
    { tried, from: 'master', expected, got, at },
  ]
  const [joining, lending] = [find(helper), find(lender)]
  const idle = [joining ? undefined : helper, lending ? undefined : lender].filter(
    (name) => name !== undefined,
  )
  const states = joined([stateOf(helper, joining), stateOf(lender, lending)], semicolon)
  const ran = evidence(msg`Ask Docker for containers ${helper} and ${lender}`, msg`both run`, states)
  if (!joining?.namespaces || !lending?.namespaces) {
    const said =
      idle.length > 0
        ? msg`There is no container ${listOf(idle)} yet.`
        : msg`${helper} and ${lender} have to run, both of them.`
    return [result('both-run', 'fail', said, ran)]
  }
  const own = joining.namespaces
  const wanted: readonly string[] = lendableKinds.filter((kind) => lent.includes(kind))
  const common = sharedBy(usualKinds, own, lending.namespaces)
  const others = containers.flatMap(({ name, namespaces }) => {
    const kinds =
      namespaces && name !== helper && name !== lender ? sharedBy(usualKinds, own, namespaces) : []
    // Whoever has something from the same lender has it in common with the helper, too.
    const besides = kinds.filter((kind) => !wanted.includes(kind) || !common.includes(kind))
    return besides.length > 0 ? [msg`${listOf(besides)} with container ${name}`] : []
  })
  const hosts = host ? sharedBy(usualKinds, own, host) : []
  const strange = [...(hosts.length > 0 ? [msg`${listOf(hosts)} with the host`] : []), ...others]
  const missing = wanted.filter((kind) => !common.some((each) => each === kind))
  const more = common.filter((kind) => !wanted.includes(kind))
  const compared = evidence(
    msg`Compare the namespaces of ${helper} and ${lender}, as the kernel numbers them`,
    msg`shared: ${listOf(wanted)}`,
    common.length === 0 ? msg`nothing shared` : msg`shared: ${listOf(common)}`,
  )
  const apart = evidence(
    msg`Compare the namespaces of ${helper} with those of the host and of all other containers`,
    msg`nothing shared`,
    strange.length === 0 ? msg`nothing shared` : joined(strange, semicolon),
  )
  return [
    result('both-run', 'pass', msg`Containers ${helper} and ${lender} run.`, ran),
    missing.length > 0
      ? result('wanted', 'fail', msg`${helper} does not share ${listOf(missing)} with ${lender}.`, compared)
      : result('wanted', 'pass', msg`${helper} shares ${listOf(wanted)} with ${lender}.`, compared),
    more.length > 0
      ? result(
          'no-more',
          'fail',
          msg`${helper} shares more with ${lender} than it should: ${listOf(more)}.`,
          compared,
        )
      : result('no-more', 'pass', msg`${helper} shares no other kind with ${lender}.`, compared),
    strange.length > 0
      ? result(
          'nobody-else',
          'fail',
          msg`${helper} shares something with others: ${joined(strange, semicolon)}.`,
          apart,
        )
      : result(
          'nobody-else',
          'pass',
          msg`${helper} shares nothing with the host or any other container.`,
          apart,
        ),
  ]
}
