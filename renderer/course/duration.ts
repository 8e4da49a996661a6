import { type Message, msg } from '../../contract/message.ts'

/** A long time in words; precise to what an estimate can be. */
export function duration(minutes: number): Message {
  if (minutes < 100) return msg`${minutes} minutes`
  const hours = Math.round(minutes / 60)
  return msg`${hours} hours`
}
