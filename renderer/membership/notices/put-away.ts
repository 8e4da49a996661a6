import { useSyncExternalStore } from 'react'

const KEY = 'bulkhead.class.put-away'
/** Far more than there is to be told at a time. */
const MOST = 60

// What was told and put away stays so in this browser.
let ids: readonly string[] | undefined
const listeners = new Set<() => void>()

function read(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

const current = (): readonly string[] => (ids ??= read())

export function putAway(id: string): void {
  ids = [...current().filter((one) => one !== id), id].slice(-MOST)
  localStorage.setItem(KEY, JSON.stringify(ids))
  for (const listener of listeners) listener()
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const usePutAway = (): readonly string[] => useSyncExternalStore(listen, current)
