import { useEffect, useEffectEvent, useState } from 'react'
import { useConnection } from '../../connection/use-connection.ts'
import { useText } from '../../language/use-text.ts'
import { wallTime } from '../class-time.ts'
import type { ClassSectionProps } from './class-section.ts'
import { unread } from '../messages.ts'
import { useClassClock } from '../use-class-clock.ts'
import style from './panel.module.css'
import { PointerLink } from './PointerLink.tsx'

/** What staff wrote, the newest first. What is shown counts as read. */
export function Messages({ member, heading: Heading, onGone }: ClassSectionProps) {
  const t = useText()
  const { client } = useConnection()
  const reader = useClassClock()
  const { messages, readUpTo } = member
  /** What was new when this was opened keeps its mark while it is read. */
  const [wasReadUpTo] = useState(readUpTo)
  const fresh = new Set(unread(messages, wasReadUpTo).map(({ id }) => id))
  const newest = messages.at(-1)?.id
  const tell = useEffectEvent(() => {
    // Where it can't be told now, it stays unread and is told another time.
    if (newest !== undefined && newest !== readUpTo)
      client.classroom.read({ message: newest }).catch(() => {})
  })
  useEffect(() => tell(), [newest])
  return (
    <section className={style.section} aria-label={t`Messages`}>
      <Heading className={style.heading}>{t`Messages`}</Heading>
      {messages.length === 0 && <p className={style.soft}>{t`Nobody has written to you yet.`}</p>}
      <ol className={style.list} reversed hidden={messages.length === 0}>
        {messages.toReversed().map((message) => (
          <li key={message.id} className={style.message} data-new={fresh.has(message.id) || undefined}>
            <p className={style.soft}>
              <b>{message.from}</b> {message.toAll ? t`to all` : t`to you`} ·{' '}
              <time dateTime={message.at}>{wallTime(message.at, reader)}</time>
              {fresh.has(message.id) && <span className={style.new}>{t`new`}</span>}
            </p>
            <p className={style.text}>{message.text}</p>
            <PointerLink message={message} onGone={onGone} />
          </li>
        ))}
      </ol>
    </section>
  )
}
