import { type CheckResult, joined, listOf, type Message, msg, type Params } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { isMapped, mappingInWords, saw } from './evidence.ts'
import type { ContainerSeen, Observation } from './observation.ts'

export function judgeWaysRound({ containers, at }: Observation, params: Params): CheckResult[] {
  return [judgeHelper(containers, params, at), judgeAll(containers, at)]
}

function judgeHelper(containers: ContainerSeen[], { helper = '' }: Params, at: string): CheckResult {
  const container = containers.find((each) => each.name === helper)
  const got = container ? mappingInWords(container.mapping) : msg`no container called ${helper}`
  const evidence = [saw(at, msg`Look for the container ${helper}`, msg`it runs`, got)]
  return container?.running
    ? result('helper-runs', 'pass', msg`${helper} runs.`, evidence)
    : result('helper-runs', 'fail', msg`${helper} does not run, and it is still needed.`, evidence)
}

/** By the kernel for what runs, by the configuration for what could be started again. */
function judgeAll(containers: ContainerSeen[], at: string): CheckResult {
  const around = containers.filter((each) => (each.mapping ? !isMapped(each) : each.usernsMode === 'host'))
  const evidence = [
    saw(
      at,
      msg`Ask the kernel for the user namespace of every container`,
      msg`in none of them root is root of master`,
      containers.length > 0 ? joined(containers.map(containerInWords), fullStop) : msg`no containers`,
    ),
  ]
  if (around.length > 0) {
    const names = listOf(around.map(({ name }) => name))
    const summary = around.every(({ usernsMode }) => usernsMode === 'host')
      ? msg`Root of ${names} is root of master, because --userns=host asks for it.`
      : msg`Root of ${names} is root of master.`
    return result('all-mapped', 'fail', summary, evidence)
  }
  return containers.length > 0
    ? result('all-mapped', 'pass', msg`In no container root is root of master.`, evidence)
    : result('all-mapped', 'fail', msg`There are no containers, so nobody was kept in.`, evidence)
}

function containerInWords({ name, mapping, usernsMode }: ContainerSeen): Message {
  return mapping ? msg`${name}: ${mappingInWords(mapping)}` : msg`${name}: stopped, --userns=${usernsMode}`
}

const fullStop = (before: Message, after: Message) => msg`${before}. ${after}`
