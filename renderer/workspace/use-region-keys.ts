import { useEffect } from 'react'

/** Where the focus goes in a part of the window: into its terminal, else to its first stop. */
function entryOf(region: HTMLElement): HTMLElement | undefined {
  const visible = (selector: string) =>
    [...region.querySelectorAll<HTMLElement>(selector)].find((stop) => stop.checkVisibility())
  return visible('textarea') ?? visible('[tabindex="0"]')
}

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
      if (next) entryOf(next)?.focus()
    }
    window.addEventListener('keydown', go)
    return () => window.removeEventListener('keydown', go)
  }, [])
}
