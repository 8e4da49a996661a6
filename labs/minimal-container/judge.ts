import { type CheckResult, type Params, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { judgeImage } from './judge-image.ts'
import { judgeJob } from './judge-job.ts'
import { judgeLogin } from './judge-login.ts'
import { judgeProcess } from './judge-process.ts'
import { judgeService } from './judge-service.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const { daemon, service, image, job, restart } = observation
  const served = [judgeDaemon(daemon), ...judgeRestarted(restart), judgeService(observation, params)]
  const serves = served.every(({ status }) => status === 'pass')
  const task = (own: CheckResult[] | null) => {
    if (!serves) return served
    // What was not looked at is no pass.
    if (own === null) return [...served, notSeen(observation)]
    // Beside checks that pass, what a kernel can't do would count as passed.
    return own.every(({ status }) => status === 'unsupported') ? own : [...served, ...own]
  }
  return {
    'no-remote-login': task(service && judgeLogin(observation, service, params)),
    'one-process': task(service && judgeProcess(observation, service, params)),
    'image-minimal': task(image && judgeImage(observation, image, params)),
    'admin-by-exec': task(job && judgeJob(job, params)),
  }
}

function notSeen({ at }: Observation): CheckResult {
  const evidence = [
    {
      tried: msg`Ask Docker for the image that the container was made from`,
      from: 'master',
      expected: msg`its description`,
      got: msg`there is none`,
      at,
    },
  ]
  return result(
    'seen',
    'fail',
    msg`Docker does not know the image any more that the container runs from.`,
    evidence,
  )
}
