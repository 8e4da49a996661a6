import { type CheckResult, type Params, msg } from '../../contract/index.ts'
import { result } from './evidence.ts'

const short = (id: string) => id.replace('sha256:', '').slice(0, 12)

/** The next container is made from what has the name; the service has to be from there, too. */
export function judgeNamed(
  { id, named }: { id: string; named: string | null },
  { service = '', image = '' }: Params,
  at: string,
): CheckResult {
  const evidence = [
    {
      tried: msg`Compare the image of ${service} with what is called ${image} now`,
      from: 'master',
      expected: msg`the same`,
      got: msg`${service} runs from ${short(id)}; ${image} is ${named ? short(named) : msg`nothing`}`,
      at,
    },
  ]
  if (id === named) return result('of-that-name', 'pass', msg`${service} runs from ${image}.`, evidence)
  return result(
    'of-that-name',
    'fail',
    named
      ? msg`${service} runs from another image than the one that is called ${image} now.`
      : msg`There is no image called ${image}, so nobody could make ${service} anew.`,
    evidence,
  )
}
