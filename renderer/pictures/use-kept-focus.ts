import type { FocusEvent } from 'react'
import { useLayoutEffect, useRef } from 'react'

/**
 * For a grid or tree whose rows come and go: when the row that has the focus is gone, and the focus with it, `next` says
 * which element takes its place. The handlers belong to the grid itself.
 */
export function useKeptFocus(next: () => HTMLElement | null | undefined): {
  onFocus(): void
  onBlur(event: FocusEvent): void
} {
  const holdsFocus = useRef(false)
  useLayoutEffect(() => {
    if (holdsFocus.current && document.activeElement === document.body) next()?.focus()
  })
  return {
    onFocus() {
      holdsFocus.current = true
    },
    onBlur(event) {
      if (event.target.isConnected) holdsFocus.current = false
    },
  }
}
