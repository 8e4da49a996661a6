import { useEffect } from 'react'
import { flushSync } from 'react-dom'
import { type Part, parts } from './parts.ts'

/** Where the focus goes in a part of the window: into its terminal, else to its first stop; it may have none. */
function entryOf(region: HTMLElement): HTMLElement | undefined {
  const visible = (selector: string) =>
    [...region.querySelectorAll<HTMLElement>(selector)].find((stop) => stop.checkVisibility())
  return visible('[data-entry] textarea') ?? visible('textarea') ?? visible('[tabindex="0"]')
}

/**
 * F6 and Shift+F6 go from one part of the window to the next: also the way out of the terminal. `show` brings a part
 * to the front where only one is shown.
 */
export function useRegionKeys(show?: (part: Part) => void): void {
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return
      event.preventDefault()
      const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')]
      const at = regions.findIndex((region) => region.contains(document.activeElement))
      const here = at < 0 ? regions.findIndex((region) => region.checkVisibility()) : at
      const step = event.shiftKey ? -1 : 1
      const next = regions.at((here + (at < 0 ? 0 : step) + regions.length) % regions.length)
      if (!next) return
      const part = parts.find((name) => name === next.dataset.region)
      if (part) flushSync(() => show?.(part))
      const entry = entryOf(next) ?? next
      if (!entry.hasAttribute('tabindex')) entry.tabIndex = -1
      entry.focus()
    }
    window.addEventListener('keydown', go)
    return () => window.removeEventListener('keydown', go)
  }, [show])
}
