import { type CheckResult, type Params, msg } from '../../contract/index.ts'
import { outcomeInWords, result, type Outcome } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'

/** A desk that is not there, or says nothing, has no zombies and stops at once. */
export function judgeAnswers({ answers, desk, at }: Observation, params: Params): CheckResult {
  const evidence = [
    {
      tried: pageOf(params),
      from: `the network of ${params.desk}`,
      expected: msg`HTTP 200: ${params.answer}`,
      got: answers.desk
        ? outcomeInWords(answers.desk)
        : desk
          ? msg`it is ${desk.status}`
          : msg`no such container`,
      at,
    },
  ]
  if (isRight(answers.desk, params))
    return result('desk-answers', 'pass', msg`${params.desk} answers what it is asked.`, evidence)
  if (!answers.desk)
    return result(
      'desk-answers',
      'fail',
      desk
        ? msg`${params.desk} does not run, it is ${desk.status}.`
        : msg`There is no container ${params.desk}.`,
      evidence,
    )
  return result('desk-answers', 'fail', msg`${params.desk} does not answer its page.`, evidence)
}

export function isRight(answer: Outcome | null, params: Params): boolean {
  return answer?.kind === 'answered' && answer.status === 200 && answer.body === params.answer
}

export function pageOf(params: Params): string {
  return `GET /cgi-bin/${params.page} on port ${params.deskPort}`
}
