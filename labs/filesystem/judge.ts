import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { judgeBoot, judgeDisk } from './judge-disk.ts'
import { judgeMounts } from './judge-mounts.ts'
import { judgeRoot } from './judge-root.ts'
import { judgeScratch } from './judge-scratch.ts'
import { judgeService } from './judge-service.ts'
import { judgeCopies, judgeDirectories, judgeNeighbours, judgeNotes } from './judge-volumes.ts'
import type { Observation } from './observation.ts'

type Judge = (observation: Observation, params: Params) => CheckResult

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const daemon = [judgeDaemon(observation.daemon), ...judgeRestarted(observation.restart)]
  const serves = [...daemon, judgeService(observation, params)]
  // What does not serve needs no file system, so there is nothing to be learnt from the one that it has.
  const task = (base: CheckResult[], ...judges: Judge[]) => {
    if (base.some(({ status }) => status !== 'pass')) return base
    const results = judges.map((each) => each(observation, params))
    // Beside checks that pass, what can't be told apart here would count as passed.
    const unsupported = results.filter(({ status }) => status === 'unsupported')
    return unsupported.length > 0 ? unsupported : [...base, ...results]
  }
  return {
    'own-volumes': task(serves, judgeDirectories, judgeNotes, judgeNeighbours, judgeCopies),
    'no-sensitive-mounts': task(serves, judgeMounts),
    'root-read-only': task(serves, judgeRoot),
    'scratch-in-memory': task(serves, judgeScratch),
    'own-disk': task(daemon, judgeDisk, judgeBoot),
  }
}
