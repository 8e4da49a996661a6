import { type Message, msg } from '../../../contract/message.ts'

/** How long something has lasted, as exact as somebody who looks at a room wants it. */
export function ageText(milliseconds: number): Message {
  const minutes = Math.floor(milliseconds / 60_000)
  if (minutes < 1) return msg`< 1 min`
  if (minutes < 60) return msg`${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return msg`${hours} h ${minutes % 60} min`
  const days = Math.floor(hours / 24)
  return days === 1 ? msg`1 day` : msg`${days} days`
}

/** How long ago something was, in words. */
export function agoText(milliseconds: number): Message {
  return milliseconds < 60_000 ? msg`just now` : msg`${ageText(milliseconds)} ago`
}
