import type { ClassMessage } from '../../../contract/class/index.ts'
import { useText } from '../../language/use-text.ts'
import { Icon } from '../../ui/Icon.tsx'
import { plainText } from '../ui/plain-text.ts'
import { useZoneTime } from '../ui/zone-time.ts'
import { useClass } from '../use-class.ts'
import style from './messages.module.css'

/** The newest first. */
export function MessageList({ messages }: { messages: readonly ClassMessage[] }) {
  const t = useText()
  const time = useZoneTime()
  return (
    <ol className={style.list} reversed>
      {messages
        .toSorted((a, b) => (a.at < b.at ? 1 : -1))
        .map((message) => (
          <li key={message.id} className={style.message}>
            <p className={style.facts}>
              <b>{message.from}</b>
              <span>{message.toAll ? t`to everybody` : t`to this learner`}</span>
              <time dateTime={message.at}>{time(message.at)}</time>
            </p>
            <p className={style.text}>{message.text}</p>
            {message.pointer && <Points pointer={message.pointer} />}
          </li>
        ))}
    </ol>
  )
}

function Points({ pointer }: { pointer: NonNullable<ClassMessage['pointer']> }) {
  const t = useText()
  const { exercises } = useClass()
  const exercise = exercises.find(({ id }) => id === pointer.exercise)
  const task = exercise?.tasks.find(({ id }) => id === pointer.task)
  const title = exercise ? t(exercise.title) : pointer.exercise
  return (
    <p className={style.pointer}>
      <Icon name="chevron" size={14} />
      {task ? t`${title}: ${plainText(t(task.title))}` : title}
    </p>
  )
}
