import { useEffect, useRef, useState } from 'react'
import type { AttemptReport, AttemptStep } from '../../contract/exercise.ts'
import type { Trouble } from '../../contract/lab.ts'
import { troubleOf } from '../connection/trouble.ts'
import { useConnection } from '../connection/use-connection.ts'

export interface Attempt {
  running: boolean
  steps: readonly AttemptStep[]
  /** What came of the last run in this window. */
  report?: AttemptReport
  trouble?: Trouble
  run(): void
}

type Progress = Omit<Attempt, 'run'>

/** Runs the exercise's attack and follows it. Another seed is another lab, and what came of it in the one before is forgotten. */
export function useAttempt(exercise: string, seed: string | undefined, onEnd: () => void): Attempt {
  const { client } = useConnection()
  const [attempt, setAttempt] = useState<Progress>({ running: false, steps: [] })
  const [of, setOf] = useState(seed)
  if (seed !== undefined && seed !== of) {
    setOf(seed)
    if (of !== undefined) setAttempt({ running: false, steps: [] })
  }
  const ending = useRef<AbortController>(undefined)
  useEffect(() => () => ending.current?.abort(), [exercise])

  const follow = async (signal: AbortSignal) => {
    setAttempt({ running: true, steps: [] })
    try {
      for await (const event of await client.attempt.run({ exercise }, { signal })) {
        setAttempt((before) =>
          event.kind === 'step'
            ? { ...before, steps: [...before.steps, event.step] }
            : { ...before, report: event.report },
        )
      }
      setAttempt((before) => ({ ...before, running: false }))
    } catch (error) {
      if (!signal.aborted) setAttempt((before) => ({ ...before, running: false, trouble: troubleOf(error) }))
    }
    onEnd()
  }
  return {
    ...attempt,
    run: () => {
      if (attempt.running) return
      ending.current = new AbortController()
      void follow(ending.current.signal)
    },
  }
}
