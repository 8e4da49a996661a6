import { useEffect } from 'react'
import { loadTextsOf } from '../language/language.ts'

/** Gets texts that views of a class need and others don't: what all `tasks` are called, an exercise's by its name. */
export function useTextsOf(part: string | undefined): void {
  useEffect(() => {
    // Without them, English is better than nothing.
    if (part !== undefined) loadTextsOf(part).catch(() => {})
  }, [part])
}
