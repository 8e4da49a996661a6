import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { judgeMade } from './judge-made.ts'
import { judgeRegistry } from './judge-registry.ts'
import { judgeSocket } from './judge-socket.ts'
import { judgeTree } from './judge-tree.ts'
import type { Observation } from './observation.ts'

export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const daemon = judgeDaemon(observation.daemon)
  const task = (checks: (seen: Observation, params: Params) => CheckResult[]): CheckResult[] =>
    daemon.status === 'pass'
      ? [daemon, ...checks(observation, params), ...judgeRestarted(observation.restart)]
      : [daemon]
  return {
    'by-curl': task(judgeMade),
    'process-tree': task(judgeTree),
    pull: task(judgeRegistry),
    'socket-closed': task(judgeSocket),
  }
}
