import type { Telling } from '../../../classroom/testing/reporting-device.ts'
import { exercises } from '../../../labs/index.ts'
import type { ExerciseVerdict } from '../../../contract/index.ts'
import { asIn, paramsOf, recordedVerdicts } from '../../class/recorded-answers.ts'

/** What all learners work on: the one with the most recordings of real lab hosts. */
export const EXERCISE = 'daemon-tls'
/** Stands where the time goes. */
const AT = '2000-01-01T00:00:00.000Z'

const found = exercises.find(({ id }) => id === EXERCISE)
if (!found) throw new Error(`There is no exercise ${EXERCISE}.`)
const exercise = found
const recorded = recordedVerdicts(exercise, AT).map((one) => ({ ...one, text: JSON.stringify(one.verdict) }))

/** What one learner's engine tells: a lab is opened, then one verdict after the other as they were recorded, in their own lab. */
export function answersOf(index: number): { lab(): Telling; verdict(round: number, at: string): Telling } {
  const seed = `seed-${index}`
  const params = paramsOf(exercise, seed, recorded[0]?.params ?? {})
  const session = `lab-${index}`
  return {
    lab: () => ({ kind: 'lab', did: 'opened', session: { id: session, exercise: EXERCISE, seed, params } }),
    verdict(round, at) {
      const of = recorded[(index + round) % recorded.length]
      if (!of) throw new Error(`Nothing was recorded of ${EXERCISE}.`)
      const verdict = JSON.parse(asIn(of.params, params)(of.text).replaceAll(AT, at)) as ExerciseVerdict
      return { kind: 'verdict', session, verdict: { ...verdict, seed } }
    },
  }
}
