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
      const heading = headingsIn(element)[Number(at) - 1]
      if (!heading) return
      gone.current = at
      jumpTo(heading.id)
    }
    const stopWaiting = gone.current === at ? () => {} : whenSized(element, go)
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
