import { type CheckResult, type Params, type Message, msg } from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import { bodyOf, type Observation, type PageTried } from './observation.ts'

/** That the service does its work for others, with both of its pages. */
export function judgeService({ service, page, note, at }: Observation, params: Params): CheckResult {
  const id = 'service-lives'
  const name = params.service
  if (service.state !== 'running') {
    const evidence = [
      {
        tried: msg`Look for the container ${name} and its process`,
        from: 'master',
        expected: msg`it runs`,
        got: service.state,
        at,
      },
    ]
    const what = service.state === 'missing' ? `There is no container ${name}` : `${name} does not run`
    return result(
      id,
      'fail',
      msg`${what} on master; who is not there has no secrets, and does no work.`,
      evidence,
    )
  }
  const evidence = [
    evidenceOfPage(page, params, msg`the page, with ${params.pageWord}`),
    evidenceOfPage(note, params, msg`today's note, with ${params.noteWord}`),
  ]
  if (!bodyOf(page).includes(params.pageWord ?? '?'))
    return result(
      id,
      'fail',
      msg`${name} does not show its page on port ${params.servicePort} of master.`,
      evidence,
    )
  if (!bodyOf(note).includes(params.noteWord ?? '?'))
    return result(
      id,
      'fail',
      msg`${name} no longer shows today's note, which is what ${params.component} is for.`,
      evidence,
    )
  return result(id, 'pass', msg`${name} shows its page and today's note.`, evidence)
}

export function evidenceOfPage({ path, outcome, at }: PageTried, params: Params, expected: Message) {
  return {
    tried: msg`GET ${path} from port ${params.servicePort} of master`,
    from: 'registry',
    expected,
    got: outcomeInWords(outcome),
    at,
  }
}
