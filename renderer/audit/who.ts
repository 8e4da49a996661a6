/** Who says something here, as they wrote it last; kept in this browser only. */
const KEY = 'bulkhead.audit.by'

export const whoSaidLast = (): string => localStorage.getItem(KEY) ?? ''
export const keepWho = (name: string): void => localStorage.setItem(KEY, name)
