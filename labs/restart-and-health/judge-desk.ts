import { type CheckResult, type Message, msg, type Params } from '../../contract/index.ts'
import { outcomeInWords, result, type Outcome } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'

/** A desk that is not there, or says nothing, has no zombies and stops at once. */
export function judgeAnswers({ answers, desk, at }: Observation, params: Params): CheckResult {
  const { desk: deskName = '', answer = '' } = params
  const evidence = [
    {
      tried: askFor(params, deskName),
      from: 'master',
      expected: msg`HTTP 200: ${answer}`,
      got: answers.desk
        ? outcomeInWords(answers.desk)
        : desk
          ? msg`it is ${desk.status}`
          : msg`no such container`,
      at,
    },
  ]
  if (isRight(answers.desk, params))
    return result('desk-answers', 'pass', msg`${deskName} answers what it is asked.`, evidence)
  if (!answers.desk)
    return result(
      'desk-answers',
      'fail',
      desk ? msg`${deskName} does not run, it is ${desk.status}.` : msg`There is no container ${deskName}.`,
      evidence,
    )
  return result('desk-answers', 'fail', msg`${deskName} does not answer its page.`, evidence)
}

export function isRight(answer: Outcome | null, { answer: wanted = '' }: Params): boolean {
  return answer?.kind === 'answered' && answer.status === 200 && answer.body === wanted
}

/** What is asked of a container, from within its own network. */
export function askFor({ page = '', deskPort = '' }: Params, container: string): Message {
  return msg`GET /cgi-bin/${page} on port ${deskPort}, in the network of ${container}`
}
