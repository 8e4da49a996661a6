import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeServerCertificate } from './judge-certificate.ts'
import { judgePlainPort } from './judge-plain.ts'
import { judgeServed } from './judge-served.ts'
import { judgeStrangers } from './judge-strangers.ts'
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
