import type { GradingState } from '../../contract/rpc.ts'
import { clockTime } from './clock-time.ts'
import style from './TaskList.module.css'
import { Task } from './Task.tsx'
import type { TaskView } from './task-view.ts'
import { tally } from './task-view.ts'

interface TaskListProps {
  exercise: string
  tasks: readonly TaskView[]
  grading?: GradingState
  /** Task id → hints shown before this window was opened. */
  hintsShown: Readonly<Record<string, number>>
}

export function TaskList({ exercise, tasks, grading, hintsShown }: TaskListProps) {
  const { done, tasks: total, points, maxPoints } = tally(tasks)
  const complete = total > 0 && done === total
  return (
    <div className={style.list} tabIndex={0} role="region" aria-label="Tasks">
      <div className={`${style.head} ${complete ? style.complete : ''}`}>
        <p>
          <strong>
            {done} of {total} done
          </strong>{' '}
          · {points} of {maxPoints} points
        </p>
        <p className={style.looked}>{lookedText(grading)}</p>
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
          />
        ))}
      </ol>
    </div>
  )
}

function lookedText(grading?: GradingState): string {
  if (grading?.phase === 'checking') return 'Checking everything; docker may restart…'
  if (grading?.verdict) return `Looked at ${clockTime(grading.verdict.at)}`
  return grading ? 'Looking for the first time…' : 'Starts when the lab is open'
}
