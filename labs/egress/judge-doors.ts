import { type CheckResult, listOf, type MessageValue, msg } from '../../contract/index.ts'
import { result, untried } from '../shared/evidence.ts'
import { evidenceOf } from './evidence.ts'
import { isReached } from './knock.ts'
import type { Knock, Observation } from './observation.ts'

const CLOSED = msg`no connection`

export interface DoorsWanted {
  id: string
  /** Whose doors: `stranger`, `the supplier`. */
  whose: MessageValue
  /** Which of all that were tried. */
  which: (door: Knock) => boolean
}

/** Whether the service reaches none of some doors, where somebody is there to be reached. */
export function judgeUnreached(
  { doors, controls }: Pick<Observation, 'doors' | 'controls'>,
  { id, whose, which }: DoorsWanted,
): CheckResult {
  const tried = doors.filter(which)
  const there = controls.filter(which)
  const portsOf = (knocks: readonly Knock[]) => listOf(knocks.map(({ port }) => port))
  const open = tried.filter(isReached)
  if (open.length > 0) {
    const where = listOf(open.map(({ host, port }) => `${host}:${port}`))
    return result(
      id,
      'fail',
      msg`From the service, ${whose} can be reached: ${where}.`,
      open.map((knock) => evidenceOf(knock, CLOSED)),
    )
  }
  const unsure = [...tried, ...there].filter(untried)
  if (tried.length === 0 || unsure.length > 0) {
    return result(
      id,
      'error',
      msg`Bulkhead could not try every door of ${whose} from the service, so it can't tell.`,
      unsure.map((knock) => evidenceOf(knock, CLOSED)),
    )
  }
  const gone = there.filter((knock) => !isReached(knock))
  if (gone.length > 0) {
    return result(
      id,
      'fail',
      msg`Master itself gets no connection to port ${portsOf(gone)} of ${whose} either. It is the service that should be kept in; where nobody gets through, a refusal proves nothing.`,
      gone.map((knock) => evidenceOf(knock, msg`a connection: master may`)),
    )
  }
  return result(
    id,
    'pass',
    msg`From the service, nothing of ${whose} can be reached at port ${portsOf(tried)}; from master it can.`,
    [
      ...tried.map((knock) => evidenceOf(knock, CLOSED)),
      ...there.map((knock) => evidenceOf(knock, msg`a connection: master may`)),
    ],
  )
}
