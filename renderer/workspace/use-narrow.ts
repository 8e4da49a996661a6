import { useSyncExternalStore } from 'react'

/** Below this, lesson, terminal and exercise don't fit beside each other. */
const NARROW = '(width < 56.25rem)'

function listen(listener: () => void) {
  const media = matchMedia(NARROW)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => matchMedia(NARROW).matches)
}
