import { useEffect, useState } from 'react'

/** How long nothing may have been typed before keys and presses count as an answer, in milliseconds. */
const QUIET = 1_200

/**
 * `false` at first, and until nothing was typed for a while: what was meant for a terminal when a question came up must
 * not answer it.
 */
export function useArmed(quiet: number = QUIET): boolean {
  const [isArmed, setArmed] = useState(false)
  useEffect(() => {
    if (isArmed) return
    let timer = setTimeout(() => setArmed(true), quiet)
    const typed = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setArmed(true), quiet)
    }
    window.addEventListener('keydown', typed, { capture: true })
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', typed, { capture: true })
    }
  }, [isArmed, quiet])
  return isArmed
}
