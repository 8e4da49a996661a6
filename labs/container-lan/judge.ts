import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeLasting } from './judge-lasting.ts'
import { judgeParties } from './judge-parties.ts'
import { judgeReach } from './judge-reach.ts'
import { judgeWire } from './judge-wire.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const { server, victim, reached } = observation
  const { checks, alive } = judgeParties(observation, params)
  /** Who is out of reach only because nothing works any more has not been put out of reach. */
  const whereAllLive = (more: () => CheckResult[]) => (alive ? [...checks, ...more()] : checks)
  return {
    'server-out-of-reach': whereAllLive(() => [judgeReach(observation, server, reached.server)]),
    'no-forgery': whereAllLive(() => [judgeWire(observation)]),
    'victim-out-of-reach': whereAllLive(() => [judgeReach(observation, victim, reached.victim)]),
    'survives-restart': whereAllLive(() => judgeLasting(observation)),
  }
}
