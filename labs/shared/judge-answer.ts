import { type CheckResult, type Message, msg, verbatim } from '../../contract/index.ts'
import { result } from './evidence.ts'

/** Something that a learner finds out and gives with `answer NAME VALUE`. */
export interface Asked {
  name: string
  /** What kind of thing it is, for who hasn't found it: "the word that hog-memory prints at its end". */
  what: Message
  given: string | null
  /** The text, however a terminal dresses it up; or whether an answer that may have several forms is right. */
  wanted: string | ((given: string) => boolean)
  /** What is said of a wrong one, where there is more to say than what kind of thing it is. */
  otherwise?: Message
  at: string
}

/** Whether the right thing was answered; what it is, is never said. */
export function judgeAnswer({
  name,
  what,
  given,
  wanted,
  otherwise = msg`The answer to ${name} is another one: it is ${what}.`,
  at,
}: Asked): CheckResult {
  const id = `answer-${name}`
  const evidence = [
    {
      tried: msg`Read what was answered to ${name}`,
      from: 'master',
      expected: what,
      got: given === null ? msg`not answered yet` : verbatim(given.slice(0, 80)),
      at,
    },
  ]
  if (given === null)
    return result(
      id,
      'fail',
      msg`Nothing was answered to ${name} yet: it is ${what}. The command answer ${name} … gives it.`,
      evidence,
    )
  const isRight = typeof wanted === 'string' ? plain(given) === plain(wanted) : wanted(given)
  return isRight
    ? result(id, 'pass', msg`The answer to ${name} is right.`, evidence)
    : result(id, 'fail', otherwise, evidence)
}

/** Without what a copy from a terminal brings along: quotes, a full stop, spaces, capital letters. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s"'`“”.:,]+|[\s"'`“”.:,]+$/g, '')
}
