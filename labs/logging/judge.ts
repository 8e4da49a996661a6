import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeArrival, judgeService } from './judge-arrival.ts'
import { judgeKept, judgeSpilled } from './judge-bounded.ts'
import { judgeHolders } from './judge-holders.ts'
import { judgeLasting } from './judge-lasting.ts'
import type { Observation } from './observation.ts'
import { roles } from './planted.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const daemon = judgeDaemon(observation.daemon)
  /** A daemon that is not there keeps nothing and lets nobody forge, which proves nothing. */
  const whereDockerRuns = (more: () => CheckResult[]) =>
    daemon.status === 'pass' ? [daemon, ...more()] : [daemon]
  return {
    'till-arrives': whereDockerRuns(() => [
      judgeService(observation, params, 'till'),
      judgeArrival(observation, params, 'till'),
    ]),
    'own-name': whereDockerRuns(() => [
      judgeHolders(observation),
      judgeService(observation, params, 'courier'),
      judgeArrival(observation, params, 'courier'),
    ]),
    bounded: whereDockerRuns(() => [
      ...roles.map((role) => judgeKept(observation, params, role)),
      judgeSpilled(observation, params),
    ]),
    lasts: whereDockerRuns(() => judgeLasting(observation, params)),
  }
}
