import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { TaskView } from './task-view.ts'
import { announce } from './task-view.ts'

/** Changes within this time are told in one sentence, and what went back by then isn't told. Milliseconds. */
const SETTLE = 1_200

/** Tells screen readers of tasks that changed. */
export function Announcer({ tasks }: { tasks: readonly TaskView[] }) {
  const told = useRef<readonly TaskView[]>([])
  const [text, setText] = useState('')
  const tell = useEffectEvent(() => {
    const news = announce(told.current, tasks)
    told.current = tasks
    if (news) setText(news)
  })
  // Verdicts come often; only a changed state is news.
  const states = tasks.map((task) => task.state).join()
  useEffect(() => {
    const timer = setTimeout(() => tell(), SETTLE)
    return () => clearTimeout(timer)
  }, [states])
  return (
    <p className="visually-hidden" role="status">
      {text}
    </p>
  )
}
