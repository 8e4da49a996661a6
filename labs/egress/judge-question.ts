import { type CheckResult, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'

/** Whether a question for a name, which may carry anything, arrives at a name server of stranger's choice. */
export function judgeQuestion({ question }: Observation): CheckResult {
  const id = 'no-question-arrives'
  const evidence = [
    {
      tried: msg`Let the service ask stranger's name server for a name made up a moment ago, and read what stranger noted`,
      from: 'master',
      expected: msg`stranger never hears of it`,
      got: question.arrived
        ? msg`stranger noted the name`
        : msg`stranger noted nothing; the service heard: ${question.said}`,
      at: question.at,
    },
  ]
  if (question.arrived)
    return result(
      id,
      'fail',
      msg`A question for a name goes from the service straight to stranger, port 53 over UDP; whatever stands in the name is carried out.`,
      evidence,
    )
  return question.asked
    ? result(
        id,
        'pass',
        msg`Questions from the service don't arrive at stranger, port 53 over UDP.`,
        evidence,
      )
    : result(
        id,
        'error',
        msg`Bulkhead could not make the service ask a question, so it can't tell.`,
        evidence,
      )
}
