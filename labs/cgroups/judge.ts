import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { judgeAnswers } from './judge-answers.ts'
import { judgeGroup } from './judge-group.ts'
import { judgeKilled } from './judge-killed.ts'
import { judgeShare } from './judge-share.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const daemon = judgeDaemon(observation.daemon)
  const task = (own: (observation: Observation, params: Params) => CheckResult[]) =>
    daemon.status === 'pass'
      ? [daemon, ...judgeRestarted(observation.restart), ...own(observation, params)]
      : [daemon]
  return {
    found: task(judgeAnswers),
    share: task(judgeShare),
    killed: task(judgeKilled),
    'own-group': task(judgeGroup),
  }
}
