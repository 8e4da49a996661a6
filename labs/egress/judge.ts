import { type CheckResult, msg, type Params } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeUnreached } from './judge-doors.ts'
import { isOfMaster, judgeLasting } from './judge-lasting.ts'
import { judgeQuestion } from './judge-question.ts'
import { judgeNames, judgeOffer, judgeServed, judgeService, judgeStock } from './judge-service.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  // Who is not there gets nowhere: these come first in every task.
  const daemon = judgeDaemon(observation.daemon)
  const first = daemon.status === 'pass' ? [daemon, judgeService(observation, params)] : [daemon]
  if (first.some(({ status }) => status !== 'pass')) {
    return Object.fromEntries(['strangers', 'supplier', 'host', 'lasting'].map((id) => [id, first]))
  }
  const { outsider, owner } = observation
  return {
    strangers: [
      ...first,
      judgeServed('outsider-served', 'stranger', outsider, params),
      judgeUnreached(observation, {
        id: 'strangers-unreached',
        whose: 'stranger',
        which: ({ host }) => host === params.strangerAddress,
      }),
      judgeQuestion(observation),
    ],
    supplier: [
      ...first,
      judgeOffer(observation, params),
      judgeStock(observation, params),
      judgeUnreached(observation, {
        id: 'one-port-of-supplier',
        whose: msg`the supplier`,
        which: ({ host }) => host === params.supplierAddress,
      }),
    ],
    host: [
      ...first,
      judgeNames(observation),
      judgeServed('owner-served', 'master', owner, params),
      judgeUnreached(observation, {
        id: 'master-unreached',
        whose: 'master',
        which: (door) => isOfMaster(door, observation, params),
      }),
    ],
    lasting: [...first, ...judgeLasting(observation, params)],
  }
}
