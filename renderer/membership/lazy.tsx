import { type ComponentType, lazy, Suspense } from 'react'
import { loadTextsOf } from '../language/language.ts'
import { useMembership } from './membership.ts'

/** All that only somebody in a class sees comes together, and nobody waits for it. */
async function load() {
  // Without them, English is better than nothing.
  const texts = Promise.all(['membership', 'classroom'].map((part) => loadTextsOf(part))).catch(() => {})
  const [parts] = await Promise.all([import('./parts.ts'), texts])
  return parts
}

type Parts = Awaited<ReturnType<typeof load>>

/** A part that is there for somebody who is in a class, waits to be let in, or was not and has not read why. */
function inClass<Props extends object>(choose: (parts: Parts) => ComponentType<Props>): ComponentType<Props> {
  const Part = lazy(async () => ({ default: choose(await load()) }))
  return function InClass(props) {
    const membership = useMembership()
    const isOut = !membership || (membership.kind === 'none' && !membership.trouble)
    return isOut ? null : (
      <Suspense>
        <Part {...props} />
      </Suspense>
    )
  }
}

/** In the bar above: which class, and how the link to it stands. */
export const ClassChip = inClass((parts) => parts.ClassChip)
/** Over every view: whoever looks on, or asks to, what is new. */
export const ClassNotices = inClass((parts) => parts.ClassNotices)
/** Of one exercise: that it is set, when it is due or opens. */
export const SetChip = inClass((parts) => parts.SetChip)
export const SetLine = inClass((parts) => parts.SetLine)
export const NotOpenYet = inClass((parts) => parts.NotOpenYet)
export const SolutionRule = inClass((parts) => parts.SolutionRule)
/** On the terminals, while somebody sees them. */
export const LookSign = inClass((parts) => parts.LookSign)
