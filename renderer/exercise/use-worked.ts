import { useEffect, useState } from 'react'
import { useConnection } from '../connection/use-connection.ts'

/** How often time is told to the engine, in seconds. */
const STEP = 30
/** Who has done nothing for so long is elsewhere, in milliseconds. */
const IDLE = 3 * 60_000

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/**
 * How long the learner has been at an exercise: as long as its lab is open, the window is looked at and somebody does
 * something. `before`: what the engine knew when it was asked.
 */
export function useWorked(exercise: string, isOpen: boolean, before: number | undefined): number | undefined {
  const { client } = useConnection()
  const [since, setSince] = useState<{ exercise: string; before?: number; added: number }>({
    exercise,
    added: 0,
  })
  const isSame = since.exercise === exercise && since.before === before
  if (!isSame) setSince({ exercise, before, added: 0 })
  useEffect(() => {
    if (!isOpen) return
    let last = Date.now()
    const sign = () => {
      last = Date.now()
    }
    for (const name of SIGNS) window.addEventListener(name, sign, { passive: true, capture: true })
    const timer = setInterval(() => {
      if (document.hidden || Date.now() - last > IDLE) return
      // What isn't told isn't counted; it is no more than half a minute.
      client.course.worked({ exercise, seconds: STEP }).then(
        () => setSince((known) => ({ ...known, added: known.added + STEP })),
        () => {},
      )
    }, STEP * 1000)
    return () => {
      clearInterval(timer)
      for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true })
    }
  }, [client, exercise, isOpen])
  return before === undefined ? undefined : before + (isSame ? since.added : 0)
}
