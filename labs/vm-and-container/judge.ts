import { type CheckResult, msg, type Params, verbatim } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeVm } from '../shared/judge-vm.ts'
import { judgeContainer, judgeMemory } from './judge-both.ts'
import { judgeCost } from './judge-cost.ts'
import { judgeKernels } from './judge-kernels.ts'
import { judgeStranger } from './judge-stranger.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const daemon = judgeDaemon(observation.daemon)
  const vm = judgeVm(observation.vm, params.vmToken ?? '')
  /** Without a machine there is nothing to compare, and nothing that an answer could be compared with. */
  const task = (...own: ((observation: Observation, params: Params) => CheckResult[])[]) => {
    if (daemon.status !== 'pass') return [daemon]
    if (vm.status !== 'pass') return [daemon, vm]
    return [daemon, vm, ...own.flatMap((check) => check(observation, params))]
  }
  return {
    'both-run': task(judgeMemory, judgeContainer),
    kernels: task(judgeAtWork, judgeKernels),
    cost: task(judgeAtWork, judgeCost),
    'stranger-moved': task(judgeStranger),
  }
}

function judgeAtWork({ container, at }: Observation, { container: name = '' }: Params): CheckResult[] {
  const evidence = [
    {
      tried: msg`Ask Docker for ${name}`,
      from: 'master',
      expected: msg`running`,
      got: container ? verbatim(container.status) : msg`no such container`,
      at,
    },
  ]
  return [
    (container?.memory ?? null) !== null
      ? result('container-at-work', 'pass', msg`Container ${name} runs.`, evidence)
      : result(
          'container-at-work',
          'fail',
          msg`Container ${name} does not run, so there is nothing to compare the virtual machine with.`,
          evidence,
        ),
  ]
}
