import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeEngine } from './judge-engine.ts'
import { judgeLiveRestore } from './judge-live-restore.ts'
import { judgePackages } from './judge-packages.ts'
import { judgeTill } from './judge-till.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  return {
    'engine-upgraded': judgeEngine(observation),
    'till-kept': judgeTill(observation, params),
    'live-restore-stays': judgeLiveRestore(observation),
    'updates-arrive': judgePackages(observation),
  }
}
