import { type RefObject, useLayoutEffect, useRef } from 'react'
import { edgesIn, type Place, placeAt, topOf } from './place.ts'

/**
 * For the element that a lesson scrolls in: a window that is loaded again shows the same place, and so does the lesson
 * in another language. `shown` is what is in the element.
 */
export function useKeptPlace(slug: string, shown: unknown): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const key = `bulkhead.place.${slug}`
    const place = stored(key)
    if (place) element.scrollTop = topOf(edgesIn(element), place)
    const keep = () =>
      sessionStorage.setItem(key, JSON.stringify(placeAt(edgesIn(element), element.scrollTop)))
    element.addEventListener('scrollend', keep)
    return () => element.removeEventListener('scrollend', keep)
  }, [slug, shown])
  return scroller
}

function stored(key: string): Place | undefined {
  const text = sessionStorage.getItem(key)
  return text === null ? undefined : (JSON.parse(text) as Place)
}
