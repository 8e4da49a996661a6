import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeAdmin } from './judge-admin.ts'
import { judgeLasting } from './judge-lasting.ts'
import { judgeService } from './judge-service.ts'
import { judgeOthers, judgeServed, judgeStranger } from './judge-strangers.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  // Where nobody serves, nobody is refused: these come first in every task.
  const daemon = judgeDaemon(observation.daemon)
  const first = daemon.status === 'pass' ? [daemon, judgeService(observation, params)] : [daemon]
  if (first.some(({ status }) => status !== 'pass')) {
    return Object.fromEntries(
      ['stranger-refused', 'others-refused', 'admin-local', 'survives'].map((id) => [id, first]),
    )
  }
  const served = judgeServed(observation, params)
  return {
    'stranger-refused': [...first, served, judgeStranger(observation, params)],
    'others-refused': [...first, served, judgeOthers(observation, params)],
    'admin-local': [...first, ...judgeAdmin(observation, params)],
    survives: [...first, ...judgeLasting(observation, params)],
  }
}
