import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { judgeInside, judgeShared } from './judge-answers.ts'
import { judgeJoined } from './judge-joined.ts'
import { judgeServices } from './judge-services.ts'
import type { Observation } from './observation.ts'

export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const daemon = judgeDaemon(observation.daemon)
  const task = (checks: (seen: Observation, params: Params) => CheckResult[]): CheckResult[] =>
    daemon.status === 'pass'
      ? [daemon, ...checks(observation, params), ...judgeRestarted(observation.restart)]
      : [daemon]
  return {
    shared: task(judgeShared),
    inside: task(judgeInside),
    joined: task(judgeJoined),
    'none-of-the-host': task(judgeServices),
  }
}
