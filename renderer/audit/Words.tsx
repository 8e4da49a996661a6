import { Fragment } from 'react'
import type { Message } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'

/** A sentence of an audit, `code` between backticks. Names in it are whatever somebody gave: they stay text. */
export function Words({ text }: { text: Message }) {
  const said = useText()(text)
  return said
    .split(/`([^`]+)`/)
    .map((part, index) =>
      index % 2 === 1 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>,
    )
}
