import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeServed, judgeServerCertificate } from './judge-certificate.ts'
import { judgePlainPort, judgeStrangers } from './judge-doors.ts'
import { judgeKeys } from './judge-keys.ts'
import { judgeRestart } from './judge-restart.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  return {
    'plain-port-closed': judgePlainPort(observation, params),
    'server-certificate': judgeServerCertificate(observation, params),
    'strangers-refused': judgeStrangers(observation, params),
    'client-served': judgeServed(observation, params),
    'keys-private': judgeKeys(observation),
    'survives-restart': judgeRestart(observation),
  }
}
