import type { Params, SeededRandom } from '../../contract/index.ts'
import { components, old, recent } from './known.ts'

/** What the three flaws are called in parameters, one of each component in its order. */
export const questions = ['firstCve', 'secondCve', 'thirdCve'] as const

/** One flaw of each component. One of the three is recent, so that no answer is right for all of them. */
export function drawParams(random: SeededRandom): Params {
  const open = random.pick('open', components)
  return Object.fromEntries(
    components.map((component, index) => {
      const pool = (component === open ? recent : old).filter((each) => each.component === component)
      return [questions[index] ?? '', random.pick(component, pool).id.toLowerCase()]
    }),
  )
}
