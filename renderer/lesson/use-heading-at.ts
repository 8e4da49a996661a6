import { type RefObject, useEffect } from 'react'
import { onAgain } from '../navigation/route.ts'
import { headingsIn, jumpTo } from './headings.ts'
import { whenSized } from './when-sized.ts'

/** Goes to the heading that the address names by its number, from 1 (`#daemon-tls/2`). `shown` is what is in the element. */
export function useHeadingAt(
  scroller: RefObject<HTMLElement | null>,
  at: string | undefined,
  shown: unknown,
): void {
  useEffect(() => {
    const element = scroller.current
    if (at === undefined || !element) return
    const go = () => {
      const heading = headingsIn(element)[Number(at) - 1]
      if (heading) jumpTo(heading.id)
    }
    const stopWaiting = whenSized(element, go)
    const stopListening = onAgain(go)
    return () => {
      stopWaiting()
      stopListening()
    }
  }, [scroller, at, shown])
}
