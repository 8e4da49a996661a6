import { useEffect, useEffectEvent, useRef } from 'react'
import { useMember } from './membership.ts'

/** Asks again when what this learner did on another machine has come. */
export function useRefreshedByWork(refresh: () => void): void {
  const isTaken = useMember()?.isWorkTaken
  const before = useRef(isTaken)
  const askAgain = useEffectEvent(refresh)
  useEffect(() => {
    if (isTaken && before.current === false) askAgain()
    before.current = isTaken
  }, [isTaken])
}
