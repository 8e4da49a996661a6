import { useEffect, useState } from 'react'

/** What is remembered of all pictures that came so far; `fold` is pure. */
export function useFolded<Picture, Memory>(
  picture: Picture,
  fold: (memory: Memory | undefined, picture: Picture) => Memory,
): Memory {
  const [kept, setKept] = useState(() => ({ picture, memory: fold(undefined, picture) }))
  if (kept.picture === picture) return kept.memory
  const next = { picture, memory: fold(kept.memory, picture) }
  setKept(next)
  return next.memory
}

/** The time of a picture in milliseconds, going on by the window's clock as long as it is live. */
export function useMoment(at: string, isLive: boolean): number {
  const [passed, setPassed] = useState({ at, milliseconds: 0 })
  useEffect(() => {
    if (!isLive) return
    const from = performance.now()
    const tick = () => setPassed({ at, milliseconds: performance.now() - from })
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [at, isLive])
  return Date.parse(at) + (passed.at === at ? passed.milliseconds : 0)
}
