import { type CheckResult, type Params, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeAnswer } from '../shared/judge-answer.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { judgeServed } from '../shared/served.ts'
import { namesIn } from './actions.ts'
import { judgeFilter, judgePlaces, judgeUser } from './judge-closed.ts'
import type { Observation } from './observation.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const { at, daemon, answers, running, page, restart } = observation
  const { service: name = '', word = '', sealFile = '', seal = '' } = params
  const first = judgeDaemon(daemon)
  const service = running.find((each) => each.name === name)
  const base =
    first.status === 'pass'
      ? [
          first,
          judgeServed({ name, port: Number(params.port), word }, page, service, at),
          ...judgeRestarted(restart),
        ]
      : [first]
  const what = msg`what stands in master’s file /etc/${sealFile}`
  return {
    'root-outside': [...base, judgeAnswer({ name: 'seal', what, given: answers.seal, wanted: seal, at })],
    'refused-by-default': [...base, judgeRefused(observation, params)],
    closed: [
      ...base,
      ...(service
        ? [judgeUser(service, at), judgePlaces(running, params, at), judgeFilter(running, at)]
        : []),
    ],
  }
}

function judgeRefused({ answers, refused, at }: Observation, params: Params): CheckResult {
  const drawn = namesIn(params.actions ?? '')
  const what = msg`the names of all actions that a container without options is refused, and of no other`
  // Whatever else stands between them: "mount: refused".
  const named = namesIn(answers.refused ?? '').filter((name) => drawn.includes(name))
  // Where nothing is among them, what was said.
  const given = answers.refused === null ? null : named.join(' ') || answers.refused
  const wanted = () => named.length > 0 && named.join() === refused?.join()
  if (given !== null && refused === null) {
    return result(
      'answer-refused',
      'error',
      msg`Bulkhead could not try the actions itself, so it can not tell.`,
      [
        {
          tried: msg`Try the actions in a container of Bulkhead’s own`,
          from: 'master',
          expected: msg`done or refused, for each`,
          got: msg`no container could be run`,
          at,
        },
      ],
    )
  }
  return judgeAnswer({ name: 'refused', what, given, wanted, at })
}
