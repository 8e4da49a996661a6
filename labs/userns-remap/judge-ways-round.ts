import { type CheckResult, type Params, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { isMapped, mappingInWords, saw } from './evidence.ts'
import type { ContainerSeen, Observation } from './observation.ts'

export function judgeWaysRound({ containers, at }: Observation, params: Params): CheckResult[] {
  return [judgeHelper(containers, params, at), judgeAll(containers, at)]
}

function judgeHelper(containers: ContainerSeen[], { helper = '' }: Params, at: string): CheckResult {
  const container = containers.find((each) => each.name === helper)
  const got = container ? mappingInWords(container.mapping) : `no container called ${helper}`
  const evidence = [saw(at, msg`Look for the container ${helper}`, msg`it runs`, got)]
  return container?.running
    ? result('helper-runs', 'pass', msg`${helper} runs.`, evidence)
    : result('helper-runs', 'fail', msg`${helper} does not run, and it is still needed.`, evidence)
}

/** By the kernel for what runs, by the configuration for what could be started again. */
function judgeAll(containers: ContainerSeen[], at: string): CheckResult {
  const around = containers.filter((each) => (each.mapping ? !isMapped(each) : each.usernsMode === 'host'))
  const words = containers.map(
    (each) =>
      `${each.name}: ${each.mapping ? mappingInWords(each.mapping) : `stopped, --userns=${each.usernsMode}`}`,
  )
  const evidence = [
    saw(
      at,
      msg`Ask the kernel for the user namespace of every container`,
      msg`in none of them root is root of master`,
      words.join('. ') || msg`no containers`,
    ),
  ]
  if (around.length > 0) {
    const names = around.map(({ name }) => name).join(' and ')
    const asked = around.every(({ usernsMode }) => usernsMode === 'host')
      ? ', because --userns=host asks for it'
      : ''
    return result('all-mapped', 'fail', msg`Root of ${names} is root of master${asked}.`, evidence)
  }
  return containers.length > 0
    ? result('all-mapped', 'pass', msg`In no container root is root of master.`, evidence)
    : result('all-mapped', 'fail', msg`There are no containers, so nobody was kept in.`, evidence)
}
