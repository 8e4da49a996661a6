import { type CheckResult, listOf, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { evidenceOf } from './judge-parties.ts'
import type { Observation, Party, Tried } from './observation.ts'

/** Whether the intruder gets a connection. Any word from there is one, also "you may not". */
export function judgeReach({ intruder, at }: Observation, party: Party, tries: Tried[]): CheckResult {
  const id = 'reach'
  const answered = tries.filter(({ outcome }) => outcome.kind === 'answered' || outcome.kind === 'rejected')
  const untried = tries.filter(({ outcome }) => outcome.kind === 'unusable' || outcome.kind === 'untrusted')
  const evidence = tries.map((tried) => evidenceOf(tried, msg`no connection`))
  if (answered.length > 0) {
    const doors = listOf(answered.map(({ to }) => to))
    return result(id, 'fail', msg`${intruder.name} is answered by ${party.name}, at ${doors}.`, evidence)
  }
  if (untried.length > 0)
    return result(
      id,
      'error',
      msg`Bulkhead could not try every address of ${party.name}, so it can not tell.`,
      evidence,
    )
  return result(
    id,
    'pass',
    msg`${intruder.name} gets no connection to ${party.name}.`,
    evidence.length > 0
      ? evidence
      : [
          {
            tried: msg`Look for addresses of ${party.name}`,
            from: intruder.name,
            expected: msg`none that lead there`,
            got: msg`none at all`,
            at,
          },
        ],
  )
}
