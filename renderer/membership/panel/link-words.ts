import type { ClassLink } from '../../../contract/class/membership.ts'
import { type Message, msg } from '../../../contract/message.ts'

export type LinkLook = 'good' | 'busy' | 'away' | 'bad'

export interface LinkWords {
  look: LinkLook
  /** For the chip. */
  short: Message
  /** For the panel; `since` is when it was last connected. */
  whole: Message
}

/**
 * How the link to a class stands, in words. `time` says when something was; `link`: absent where not even the engine that
 * would tell is reached, because the class hosts it.
 */
export function linkWords(
  link: ClassLink | undefined,
  pending: number,
  time: (iso: string) => string,
): LinkWords {
  if (!link) return { look: 'away', short: msg`offline`, whole: msg`The class server does not answer.` }
  switch (link.kind) {
    case 'connecting':
      return {
        look: 'busy',
        short: msg`connecting`,
        whole: joinedWith(msg`Connecting to the class.`, pending),
      }
    case 'online':
      return pending === 0
        ? { look: 'good', short: msg`online`, whole: msg`Connected. The class has everything that you did.` }
        : { look: 'good', short: msg`online`, whole: joinedWith(msg`Connected.`, pending) }
    case 'offline':
      return {
        look: 'away',
        short: msg`offline`,
        whole: joinedWith(
          msg`Not connected since ${time(link.since)}. Work goes on; the class hears of it when it is back.`,
          pending,
        ),
      }
    case 'refused':
      return {
        look: 'bad',
        short: msg`refused`,
        whole: joinedWith(msg`The class takes nothing from here any more.`, pending),
      }
  }
}

function joinedWith(sentence: Message, pending: number): Message {
  if (pending === 0) return sentence
  return pending === 1 ? msg`${sentence} One report waits.` : msg`${sentence} ${pending} reports wait.`
}
