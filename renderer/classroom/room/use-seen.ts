import { type RefObject, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** What of a scroller's content is seen, in CSS pixels, and how wide it is in rem. */
export function useSeen(scroller: RefObject<HTMLElement | null>) {
  const [seen, setSeen] = useState({ top: 0, height: 600 })
  const [remWidth, setRemWidth] = useState(60)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () =>
      setSeen((before) =>
        before.top === element.scrollTop && before.height === element.clientHeight
          ? before
          : { top: element.scrollTop, height: element.clientHeight },
      )
    // Before the browser draws, so that no empty rows are seen.
    const scrolled = () => flushSync(look)
    const observer = new ResizeObserver(() => {
      look()
      setRemWidth(element.clientWidth / parseFloat(getComputedStyle(document.documentElement).fontSize))
    })
    observer.observe(element)
    element.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', scrolled)
    }
  }, [scroller])
  return { seen, remWidth }
}
