import { useEffect } from 'react'

/** F6 and Shift+F6 go from one part of the window to the next: also the way out of the terminal. */
export function useRegionKeys(): void {
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return
      event.preventDefault()
      const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')]
      const here = regions.findIndex((region) => region.contains(document.activeElement))
      const step = event.shiftKey ? -1 : 1
      const next = regions.at((here + step + regions.length) % regions.length)
      const stops = next?.querySelectorAll<HTMLElement>('textarea, [tabindex="0"]') ?? []
      ;[...stops].find((stop) => stop.checkVisibility())?.focus()
    }
    window.addEventListener('keydown', go)
    return () => window.removeEventListener('keydown', go)
  }, [])
}
