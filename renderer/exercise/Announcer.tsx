import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Message } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import type { TaskView } from './task-view.ts'
import { announce } from './task-view.ts'

/** Changes within this time are told in one sentence, and what went back by then isn't told. Milliseconds. */
const SETTLE = 1_200

/** Tells screen readers of tasks that changed. */
export function Announcer({ tasks }: { tasks: readonly TaskView[] }) {
  const t = useText()
  const told = useRef<readonly TaskView[]>([])
  const [news, setNews] = useState<Message>()
  const tell = useEffectEvent(() => {
    const changed = announce(told.current, tasks)
    told.current = tasks
    if (changed) setNews(changed)
  })
  // Verdicts come often; only a changed state is news.
  const states = tasks.map((task) => task.state).join()
  useEffect(() => {
    const timer = setTimeout(() => tell(), SETTLE)
    return () => clearTimeout(timer)
  }, [states])
  return (
    <p className="visually-hidden" role="status">
      {news && t(news)}
    </p>
  )
}
