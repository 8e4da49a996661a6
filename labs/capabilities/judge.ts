import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { judgeNeeded, judgeNumber, judgeRead } from './judge-answers.ts'
import { judgeService } from './judge-service.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const daemon = judgeDaemon(observation.daemon)
  const task = (own: (observation: Observation, params: Params) => CheckResult[]) =>
    daemon.status === 'pass'
      ? [daemon, ...judgeRestarted(observation.restart), ...own(observation, params)]
      : [daemon]
  return {
    read: task(judgeRead),
    number: task(judgeNumber),
    needed: task(judgeNeeded),
    exactly: task(judgeService),
  }
}
