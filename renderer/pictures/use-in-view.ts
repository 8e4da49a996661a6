import type { RefObject } from 'react'
import { useEffect, useState, useSyncExternalStore } from 'react'

function onVisibility(listener: () => void) {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

/** Whether somebody could see the element: it is scrolled into view, and the window isn't hidden. */
export function useInView(element: RefObject<Element | null>): boolean {
  const [isIn, setIsIn] = useState(false)
  const isVisible = useSyncExternalStore(onVisibility, () => document.visibilityState === 'visible')
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver((entries) => setIsIn(entries.at(-1)?.isIntersecting ?? false))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return isIn && isVisible
}
