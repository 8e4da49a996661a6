import { useSyncExternalStore } from 'react'

// Whoever tells of a message opens the panel that has it, wherever that is.
let isOpen = false
const listeners = new Set<() => void>()

export function showPanel(open: boolean): void {
  isOpen = open
  for (const listener of listeners) listener()
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const usePanelShown = (): boolean => useSyncExternalStore(listen, () => isOpen)
