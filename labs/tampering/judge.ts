import { type CheckResult, type Message, type Params, msg } from '../../contract/index.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeAnswer } from '../shared/judge-answer.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { result } from '../shared/evidence.ts'
import { judgePinned } from './judge-pinned.ts'
import { judgeTls } from './judge-tls.ts'
import type { Observation, Planted } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const { at, daemon, answers, good, bad, restart } = observation
  const here = [judgeDaemon(daemon), ...judgeRestarted(restart)]
  const digest = (name: 'good' | 'bad', what: Message, planted: Planted | null) =>
    planted === null
      ? gone(name, at)
      : judgeAnswer({ name, what, given: hexOf(answers[name]), wanted: hexOf(planted.digest) ?? '', at })
  const where = (more: () => CheckResult[]) =>
    here.every(({ status }) => status === 'pass') ? [...here, ...more()] : here
  return {
    seen: [
      ...here,
      digest(
        'good',
        msg`the digest of the manifest that the registry itself has under the tag, sha256:…`,
        good,
      ),
      digest(
        'bad',
        msg`the digest of what arrived by the tag while the registry spoke plain HTTP, sha256:…`,
        bad,
      ),
      judgeAnswer({
        name: 'token',
        what: msg`a word and a number with a hyphen between them, from the program that was put in`,
        given: answers.token,
        wanted: params.token ?? '',
        at,
      }),
    ],
    pinned: where(() => judgePinned(observation, params)),
    tls: where(() => judgeTls(observation, params)),
  }
}

/** As `docker pull` writes it, as a reference has it, or alone. */
function hexOf(text: string | null): string | null {
  return text === null ? null : (/[0-9a-f]{64}/i.exec(text)?.[0] ?? text)
}

function gone(name: string, at: string): CheckResult {
  const evidence = [
    { tried: msg`Look for the planted images`, from: 'master', expected: msg`both`, got: msg`not both`, at },
  ]
  return result(
    `answer-${name}`,
    'fail',
    msg`What plays the one on the way was changed, so there is nothing to compare with: start the exercise over.`,
    evidence,
  )
}
