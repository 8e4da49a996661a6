import { useSyncExternalStore } from 'react'

/** What lies over the view: the palette, the list of shortcuts, or nothing. */
export type Overlay = 'palette' | 'shortcuts' | undefined

let overlay: Overlay
const listeners = new Set<() => void>()

export function showOverlay(next: Overlay): void {
  overlay = next
  for (const listener of listeners) listener()
}

export const openPalette = (): void => showOverlay('palette')

/** Whether something lies over the view that has to be answered first. */
export const isCovered = (): boolean =>
  document.querySelector('[role="dialog"][data-rac], [role="alertdialog"]') !== null

function listen(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useOverlay(): Overlay {
  return useSyncExternalStore(listen, () => overlay)
}
