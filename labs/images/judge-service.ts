import { type CheckResult, type Evidence, type Message, msg, type Params } from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import { bodyOf, type Observation, type PageTried } from './observation.ts'

/** That the service does its work for others, with both of its pages. */
export function judgeService({ service, page, note, at }: Observation, params: Params): CheckResult {
  const { service: name = '', pageWord = '?', noteWord = '?', servicePort = '', component = '' } = params
  const id = 'service-lives'
  if (service.state !== 'running') {
    const isMissing = service.state === 'missing'
    const evidence = [
      {
        tried: msg`Look for the container ${name} and its process`,
        from: 'master',
        expected: msg`it runs`,
        got: isMissing ? msg`no such container` : msg`it does not run`,
        at,
      },
    ]
    return result(
      id,
      'fail',
      isMissing
        ? msg`There is no container ${name} on master; who is not there has no secrets, and does no work.`
        : msg`${name} does not run on master; who is not there has no secrets, and does no work.`,
      evidence,
    )
  }
  const evidence = [
    evidenceOfPage(page, params, msg`the page, with ${pageWord}`),
    evidenceOfPage(note, params, msg`today's note, with ${noteWord}`),
  ]
  if (!bodyOf(page).includes(pageWord))
    return result(id, 'fail', msg`${name} does not show its page on port ${servicePort} of master.`, evidence)
  if (!bodyOf(note).includes(noteWord))
    return result(
      id,
      'fail',
      msg`${name} no longer shows today's note, which is what ${component} is for.`,
      evidence,
    )
  return result(id, 'pass', msg`${name} shows its page and today's note.`, evidence)
}

export function evidenceOfPage(
  { path, outcome, at }: PageTried,
  { servicePort = '' }: Params,
  expected: Message,
): Evidence {
  return {
    tried: msg`GET ${path} from port ${servicePort} of master`,
    from: 'registry',
    expected,
    got: outcomeInWords(outcome),
    at,
  }
}
