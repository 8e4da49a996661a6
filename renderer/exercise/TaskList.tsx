import type { GradingState } from '../../contract/rpc.ts'
import { type Message, msg } from '../../contract/message.ts'
import type { ReactNode } from 'react'
import { useText } from '../language/use-text.ts'
import { SetLine } from '../membership/lazy.tsx'
import { clockTime } from './clock-time.ts'
import { workedText } from './summary.ts'
import style from './TaskList.module.css'
import { Task } from './Task.tsx'
import type { TaskView } from './task-view.ts'
import { tally, taskAtHand } from './task-view.ts'

interface TaskListProps {
  exercise: string
  tasks: readonly TaskView[]
  grading?: GradingState
  /** Task id → hints shown before this window was opened. */
  hintsShown: Readonly<Record<string, number>>
  onHint(): void
  /** How long the learner has been at it; absent where nobody wants to see it. */
  workedSeconds?: number
  /** What stands below the tasks. */
  children?: ReactNode
}

export function TaskList({
  exercise,
  tasks,
  grading,
  hintsShown,
  onHint,
  workedSeconds,
  children,
}: TaskListProps) {
  const t = useText()
  const { done, tasks: total, points, maxPoints } = tally(tasks)
  const atHand = taskAtHand(tasks)
  const complete = total > 0 && done === total
  return (
    <div className={style.list} tabIndex={0} role="region" aria-label={t`Tasks`}>
      <SetLine exercise={exercise} />
      <div className={`${style.head} ${complete ? style.complete : ''}`}>
        <p>
          <strong>{t`${done} of ${total} done`}</strong> · {t`${points} of ${maxPoints} points`}
        </p>
        <p className={style.looked}>
          {t(lookedText(grading))}
          {workedSeconds !== undefined && workedSeconds >= 60 && (
            <span title={t`How long you have been at this exercise`}> · {t(workedText(workedSeconds))}</span>
          )}
        </p>
        <div
          className={style.meter}
          style={{ width: `${maxPoints > 0 ? (points / maxPoints) * 100 : 0}%` }}
        />
      </div>
      <ol className={style.tasks}>
        {tasks.map((task) => (
          <Task
            key={task.info.id}
            exercise={exercise}
            task={task}
            hintsBefore={hintsShown[task.info.id] ?? 0}
            isAtHand={task.info.id === atHand}
            onHint={onHint}
          />
        ))}
      </ol>
      {children}
    </div>
  )
}

function lookedText(grading?: GradingState): Message {
  if (grading?.phase === 'checking') return msg`Checking everything; docker may restart…`
  if (grading?.verdict) return msg`Looked at ${clockTime(grading.verdict.at)}`
  return grading ? msg`Looking for the first time…` : msg`Starts when the lab is open`
}
