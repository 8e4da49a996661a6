import { useCallback, useEffect, useState } from 'react'
import type { ClassAbout } from '../../../contract/class/index.ts'
import { retryDelay } from '../../connection/backoff.ts'
import { askAbout } from './about.ts'

export interface KnownAbout {
  about?: ClassAbout
  /** The server gives no answer; it is asked again by itself. */
  isAway: boolean
  /** Asks again, after somebody came in or went. */
  again(): void
}

/** Asks until there is an answer. */
export function useAbout(): KnownAbout {
  const [about, setAbout] = useState<ClassAbout>()
  const [failures, setFailures] = useState(0)
  const [version, setVersion] = useState(0)
  useEffect(() => {
    let isCurrent = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = (failed: number) =>
      askAbout().then(
        (answer) => {
          if (!isCurrent) return
          setAbout(answer)
          setFailures(0)
        },
        () => {
          if (!isCurrent) return
          setFailures(failed + 1)
          timer = setTimeout(() => void ask(failed + 1), retryDelay(failed))
        },
      )
    void ask(0)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [version])
  const again = useCallback(() => setVersion((before) => before + 1), [])
  return { about, isAway: failures > 0, again }
}
