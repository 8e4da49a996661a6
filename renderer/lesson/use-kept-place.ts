import { type RefObject, useLayoutEffect, useRef } from 'react'
import { edgesIn, placeAt, storedPlace, topOf } from './place.ts'
import { whenSized } from './when-sized.ts'

/**
 * For the element that a lesson scrolls in: it shows the place where it was left, in whatever language, however wide
 * and however long ago. `shown` is what is in the element.
 */
export function useKeptPlace(slug: string, shown: unknown): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const key = `bulkhead.place.${slug}`
    const place = storedPlace(localStorage.getItem(key))
    const stopWaiting =
      place && whenSized(element, () => (element.scrollTop = topOf(edgesIn(element), place)))
    // One that is hidden, in a narrow window, has no place.
    const keep = () => {
      if (element.clientHeight > 0)
        localStorage.setItem(key, JSON.stringify(placeAt(edgesIn(element), element.scrollTop)))
    }
    element.addEventListener('scrollend', keep)
    return () => {
      stopWaiting?.()
      element.removeEventListener('scrollend', keep)
    }
  }, [slug, shown])
  return scroller
}
