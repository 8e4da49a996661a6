import { type CheckResult, joined, msg, type Params } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'

/** In what runs: configuration, history, and every layer, also where a later one hides it. */
export function judgeSecret(
  { service, at }: Observation,
  { service: serviceName = '' }: Params,
): CheckResult[] {
  const id = 'no-secret'
  const image = service.image
  const found = image?.secretIn ?? []
  const evidence = [
    {
      tried: msg`Look for the depot's token in the image of ${serviceName}: configuration, history, and the files of each layer`,
      from: 'master',
      expected: msg`nowhere`,
      got: found.length > 0 ? joined(found) : msg`nowhere, in ${image?.layers ?? 0} layers`,
      at,
    },
  ]
  if (!image || image.layers === 0)
    return [
      result(id, 'error', msg`Docker did not say where the image lies, so Bulkhead can not tell.`, evidence),
    ]
  if (found.length === 0)
    return [result(id, 'pass', msg`The depot's token is nowhere in what runs.`, evidence)]
  return [
    result(id, 'fail', msg`Who has the image has the depot's token; it is in ${joined(found)}.`, evidence),
  ]
}
