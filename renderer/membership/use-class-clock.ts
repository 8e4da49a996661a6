import { useEffect, useState } from 'react'
import { useSpeech } from '../language/language.ts'
import type { Reader } from './class-time.ts'
import { useMember } from './membership.ts'

const TICK_MS = 15_000

/** What time it is by the clock of the class, in milliseconds since the epoch, and how times are read here. */
export function useClassClock(): Reader {
  const { locale } = useSpeech()
  const ahead = useMember()?.clockAhead ?? 0
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return { locale, now: now + ahead }
}
