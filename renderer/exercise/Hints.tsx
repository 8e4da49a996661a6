import { useState } from 'react'
import type { TaskInfo } from '../../contract/exercise.ts'
import type { Message } from '../../contract/message.ts'
import { useAction } from '../connection/use-action.ts'
import { useText } from '../language/use-text.ts'
import { ShortText } from '../params/params.tsx'
import style from './Task.module.css'

export interface HintsState {
  shown: readonly Message[]
  left: number
  pending: boolean
  problem?: Message
  next(): Promise<void>
}

/** One more hint at a time; those shown before this window was opened come back with the first asking. */
export function useHints(exercise: string, task: TaskInfo, before: number): HintsState {
  const [shown, setShown] = useState<readonly Message[]>([])
  const comeBack = shown.length === 0 && before > 0
  const ask = useAction((client) => client.course.hints({ exercise, task: task.id, next: !comeBack }))
  return {
    shown,
    left: task.hints - shown.length,
    pending: ask.pending,
    problem: ask.trouble?.what,
    next: async () => {
      const answer = await ask.run()
      if (answer) setShown(answer.shown)
    },
  }
}

export function Hints({ hints: { shown, left, problem } }: { hints: HintsState }) {
  const t = useText()
  return (
    <div aria-live="polite">
      {shown.length > 0 && (
        <ol className={style.hints}>
          {shown.map((hint, index) => (
            <li key={index}>
              <strong>{t`Hint ${index + 1} of ${shown.length + left}`}</strong>
              <p>
                <ShortText text={hint} />
              </p>
            </li>
          ))}
        </ol>
      )}
      {problem && <p className={style.problem}>{t(problem)}</p>}
    </div>
  )
}
