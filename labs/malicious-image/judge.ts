import { type CheckResult, msg, type Params } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeAnswer } from '../shared/judge-answer.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { judgeClean } from './judge-clean.ts'
import { judgeService, judgeUpdated } from './judge-updated.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const { at, daemon, answers, image, restart } = observation
  const here = judgeDaemon(daemon)
  const base = [here, ...judgeRestarted(restart), judgeService(observation, params)]
  const serves = base.every(({ status }) => status === 'pass')
  const where = (more: () => CheckResult[]) => (serves && image ? [...base, ...more()] : base)
  const { backdoorFile = '', token = '', vulnerable, foundVersion } = params
  return {
    found: [
      here,
      judgeAnswer({
        name: 'backdoor',
        what: msg`the path of the file in the container that holds the loop which sends, not of what starts it`,
        given: answers.backdoor,
        wanted: backdoorFile,
        at,
      }),
      judgeAnswer({
        name: 'token',
        what: msg`a word and a number with a hyphen between them, as it is sent and not as it is stored`,
        given: answers.token,
        wanted: token,
        at,
      }),
    ],
    outdated: [
      here,
      judgeAnswer({
        name: 'package',
        what: msg`the name and the version of a package of the image, older than the version in which its flaw was mended`,
        // As apt, pip and file names write it.
        given: answers.package?.replaceAll(/[_@=]+/g, ' ') ?? null,
        wanted: `${vulnerable} ${foundVersion}`,
        at,
      }),
    ],
    clean: where(() => (image ? judgeClean(observation, image, params) : [])),
    updated: where(() => (image ? judgeUpdated(observation, image, params) : [])),
  }
}
