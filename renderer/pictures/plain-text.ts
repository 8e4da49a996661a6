import { type Message, msg, verbatim } from '../../contract/message.ts'

/**
 * What a lab host calls its processes, fit to stand in a line: root may put anything into a name, also what breaks the
 * line or turns the direction of writing.
 */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD').trim()
}

/** Text of the lab host on one line, so short that it can't fill the picture. */
export function cutText(text: string, most = 80): string {
  const plain = plainText(text)
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain
}

/** A name, which shows also where there is nothing in it. */
export function nameText(name: string, most = Infinity): Message {
  const cut = cutText(name, most)
  return cut === '' ? msg`(no name)` : verbatim(cut)
}
