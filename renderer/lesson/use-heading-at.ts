import { type RefObject, useEffect, useRef } from 'react'
import { onAgain } from '../navigation/route.ts'
import { headingsIn, jumpTo } from './headings.ts'
import { whenSized } from './when-sized.ts'

/** Goes to the heading that the address names by its number, from 1 (`#daemon-tls/2`). `shown` is what is in the element. */
export function useHeadingAt(
  scroller: RefObject<HTMLElement | null>,
  at: string | undefined,
  shown: unknown,
): void {
  /** Where it went already: in another language one stays where one has read on to. */
  const gone = useRef<string>(undefined)
  useEffect(() => {
    const element = scroller.current
    if (at === undefined) gone.current = undefined
    if (at === undefined || !element) return
    const go = () => {
      gone.current = at
      const heading = headingsIn(element)[Number(at) - 1]
      if (heading) jumpTo(heading.id)
    }
    const isThere = gone.current === at || isReloaded()
    const stopWaiting = isThere ? () => {} : whenSized(element, go)
    if (isThere) gone.current = at
    let stopWaitingAgain = () => {}
    const stopListening = onAgain(() => {
      stopWaitingAgain()
      stopWaitingAgain = whenSized(element, go)
    })
    return () => {
      stopWaiting()
      stopWaitingAgain()
      stopListening()
    }
  }, [scroller, at, shown])
}

let isFirst = true

/** Once, for the first lesson after a window was loaded again: it shows the place that was kept, not the address's. */
function isReloaded(): boolean {
  const [entry] = performance.getEntriesByType('navigation')
  const reloaded = isFirst && entry instanceof PerformanceNavigationTiming && entry.type === 'reload'
  isFirst = false
  return reloaded
}
