import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeBoard } from './judge-board.ts'
import { judgeCertificates } from './judge-certificates.ts'
import { judgeLasting } from './judge-lasting.ts'
import { judgeOthers, judgeServed, judgeStranger } from './judge-network.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const daemon = judgeDaemon(observation.daemon)
  const ids = ['only-client', 'outlives-reload', 'certificate-everywhere', 'board-stays']
  // Where no daemon is, nobody is kept out.
  if (daemon.status !== 'pass') return Object.fromEntries(ids.map((id) => [id, [daemon]]))
  const served = judgeServed(observation, params)
  return {
    'only-client': [daemon, served, judgeStranger(observation, params), judgeOthers(observation, params)],
    'outlives-reload': [daemon, ...judgeLasting(observation, params)],
    'certificate-everywhere': [daemon, ...judgeCertificates(observation, params)],
    'board-stays': [daemon, ...judgeBoard(observation, params)],
  }
}
