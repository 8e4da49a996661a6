import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { families, familyOf } from './families.ts'
import { judgeCalls, judgeGivenAway } from './judge-calls.ts'
import { judgeFilter } from './judge-filter.ts'
import { judgePage, judgeReport, judgeRestartPolicy } from './judge-service.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const served = [
    judgeDaemon(observation.daemon),
    ...judgeRestarted(observation.restart),
    judgePage(observation, params),
  ]
  // What does not serve makes no calls, so there is nothing to be learnt from what is refused to it.
  const serves = served.every(({ status }) => status === 'pass')
  const filter = serves ? judgeFilter(observation, params) : undefined
  const refused = (own: () => CheckResult): CheckResult[] => {
    if (!filter) return served
    // Beside checks that pass, what a kernel can't do would count as passed.
    if (filter.status === 'unsupported') return [filter]
    return filter.status === 'pass' ? [...served, filter, own()] : [...served, filter]
  }
  const others = [familyOf(params.first), familyOf(params.second)]
  return {
    'modes-refused': refused(() => judgeCalls('modes-refused', [families.modes], observation, params)),
    'others-refused': refused(() => judgeCalls('others-refused', others, observation, params)),
    'nothing-given-away': refused(() => judgeGivenAway(observation, params)),
    'service-works': serves
      ? [...served, judgeReport(observation, params), judgeRestartPolicy(observation, params)]
      : served,
  }
}
