import { type RefObject, useEffect } from 'react'
import { onAgain } from '../navigation/route.ts'
import { headingsIn, jumpTo } from './headings.ts'

/** Goes to the heading that the address names by its number, from 1 (`#daemon-tls/2`). `shown` is what is in the element. */
export function useHeadingAt(
  scroller: RefObject<HTMLElement | null>,
  at: string | undefined,
  shown: unknown,
): void {
  useEffect(() => {
    if (at === undefined) return
    const go = () => {
      const heading = scroller.current && headingsIn(scroller.current)[Number(at) - 1]
      if (heading) jumpTo(heading.id)
    }
    go()
    return onAgain(go)
  }, [scroller, at, shown])
}
