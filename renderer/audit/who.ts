import { inDays } from './policy-edits.ts'

/** Who says something, and the day from which on it no longer holds. */
export interface Signed {
  by: string
  expires: string
}

/** Kept in this browser only. */
const KEY = 'bulkhead.audit.by'

/** By whoever said something last, for so many days. */
export const signedFor = (days: number): Signed => ({
  by: localStorage.getItem(KEY) ?? '',
  expires: inDays(days),
})

export const keepWho = ({ by }: Signed): void => localStorage.setItem(KEY, by.trim())

/** Which of the two can't be kept as it is. */
export function wrongIn({ by, expires }: Signed, now = new Date()): { [part in keyof Signed]?: true } {
  return {
    ...(by.trim() === '' && { by: true }),
    ...(expires < inDays(1, now) && { expires: true }),
  }
}
