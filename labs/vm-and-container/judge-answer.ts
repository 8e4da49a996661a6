import type { CheckResult } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { AnswerName, Observation } from './observation.ts'

interface Question {
  name: AnswerName
  /** What kind of thing the answer is, never the answer. */
  expected: string
  /** What is said of one that is wrong. */
  otherwise: string
  right(answer: string): boolean
}

export function judgeAnswer(
  { answers, at }: Observation,
  { name, expected, otherwise, right }: Question,
): CheckResult {
  const answer = answers[name]
  const evidence = [
    { tried: `Read the answer ${name}`, from: 'master', expected, got: answer ?? 'no answer yet', at },
  ]
  const id = `answer-${name}`
  if (answer === null)
    return result(
      id,
      'fail',
      `There is no answer ${name} yet; the command answer ${name} … gives it.`,
      evidence,
    )
  return right(answer)
    ? result(id, 'pass', `The answer ${name} agrees with what was measured.`, evidence)
    : result(id, 'fail', otherwise, evidence)
}
