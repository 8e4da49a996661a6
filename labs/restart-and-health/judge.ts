import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeHealth } from './judge-health.ts'
import { judgeOrphans, judgeStop } from './judge-init.ts'
import { judgeRestarts } from './judge-restarts.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  return {
    'restarts-limited': judgeRestarts(observation, params),
    'zombies-reaped': judgeOrphans(observation, params),
    'stops-when-asked': judgeStop(observation, params),
    'health-tells': judgeHealth(observation, params),
  }
}
