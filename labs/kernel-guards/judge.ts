import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeVm } from '../shared/judge-vm.ts'
import { judgeBoard } from './judge-board.ts'
import { judgeFilters } from './judge-filters.ts'
import { judgeGuards } from './judge-guards.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const daemon = judgeDaemon(observation.daemon)
  const vm = judgeVm(observation.vm, params.vmToken ?? '')
  const task = (needs: CheckResult[], own: () => CheckResult[]) =>
    needs.every(({ status }) => status === 'pass') ? [...needs, ...own()] : needs
  return {
    'guards-found': task([daemon, vm], () => judgeGuards(observation)),
    'filters-found': task([daemon], () => judgeFilters(observation, params)),
    'board-confined': task([daemon, vm], () => judgeBoard(observation, params)),
  }
}
