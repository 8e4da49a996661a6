import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeNamespaces, judgeSockets } from './judge-containers.ts'
import { judgeCapabilities, judgeNoNewPrivileges, judgeUser } from './judge-processes.ts'
import { judgeService } from './judge-service.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const served = [judgeDaemon(observation.daemon), judgeService(observation, params)]
  // What does not serve has no need of anything, so there is nothing to be learnt from what it lacks.
  const serves = served.every(({ status }) => status === 'pass')
  const task = (own: (observation: Observation, params: Params) => CheckResult) => {
    if (!serves) return served
    const result = own(observation, params)
    // Beside checks that pass, what a kernel can't do would count as passed.
    return result.status === 'unsupported' ? [result] : [...served, result]
  }
  return {
    'own-namespaces': task(judgeNamespaces),
    'no-docker-socket': task(judgeSockets),
    'not-root': task(judgeUser),
    'no-capabilities': task(judgeCapabilities),
    'no-new-privileges': task(judgeNoNewPrivileges),
  }
}
