import type { CheckResult } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'

/** Whether a question for a name, which may carry anything, arrives at a name server of stranger's choice. */
export function judgeQuestion({ question }: Observation): CheckResult {
  const id = 'no-question-arrives'
  const evidence = [
    {
      tried: "Ask stranger's name server for a name made up a moment ago, and read what stranger noted",
      from: 'the service, in its own network',
      expected: 'stranger never hears of it',
      got: question.arrived
        ? 'stranger noted the name'
        : `stranger noted nothing; the service heard: ${question.said}`,
      at: question.at,
    },
  ]
  if (question.arrived)
    return result(
      id,
      'fail',
      'A question for a name goes from the service straight to stranger, port 53 over UDP; whatever stands in the name is carried out.',
      evidence,
    )
  return question.asked
    ? result(id, 'pass', "Questions from the service don't arrive at stranger, port 53 over UDP.", evidence)
    : result(id, 'error', "Bulkhead could not make the service ask a question, so it can't tell.", evidence)
}
