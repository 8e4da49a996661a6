import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { judgeBackdoor } from './judge-backdoor.ts'
import { judgeLogin } from './judge-login.ts'
import { judgeRebuilt } from './judge-rebuilt.ts'
import { judgeRegistryRuns } from './judge-runs.ts'
import { judgeSecret } from './judge-secret.ts'
import { judgeService } from './judge-service.ts'
import { judgeTls } from './judge-tls.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const daemon = judgeDaemon(observation.daemon)
  const registry = judgeRegistryRuns(observation, params)
  const service = judgeService(observation, params)
  /** Further checks only where what they are about is there. */
  const where = (first: CheckResult[], more: () => CheckResult[]) => {
    const failed = [daemon, ...first].findIndex(({ status }) => status !== 'pass')
    return failed < 0 ? [daemon, ...first, ...more()] : [daemon, ...first].slice(0, failed + 1)
  }
  return {
    'registry-tls': where([registry], () => judgeTls(observation, params)),
    'registry-login': where([registry], () => judgeLogin(observation, params)),
    'no-backdoor': where([service], () => judgeBackdoor(observation, params)),
    'no-secret': where([service], () => judgeSecret(observation, params)),
    rebuilt: where([service], () => [
      ...judgeRebuilt(observation, params),
      ...judgeRestarted(observation.restart),
    ]),
  }
}
