import type { CheckResult } from '../../contract/index.ts'
import { result } from './evidence.ts'

/** Something that a learner finds out and gives with `answer NAME VALUE`. */
export interface Asked {
  name: string
  /** What kind of thing it is, for who hasn't found it: "the word that hog-memory prints at its end". */
  what: string
  given: string | null
  wanted: string
  at: string
}

/** Whether the right thing was answered; what it is, is never said. */
export function judgeTold({ name, what, given, wanted, at }: Asked): CheckResult {
  const id = `answer-${name}`
  const evidence = [
    {
      tried: `Read what was answered to ${name}`,
      from: 'master',
      expected: what,
      got: given === null ? 'no answer' : given.slice(0, 80),
      at,
    },
  ]
  if (given === null)
    return result(id, 'fail', `Nothing was answered to ${name} yet: it is ${what}.`, evidence)
  return plain(given) === plain(wanted)
    ? result(id, 'pass', `The answer to ${name} is right.`, evidence)
    : result(id, 'fail', `The answer to ${name} is another one: it is ${what}.`, evidence)
}

/** Without what a copy from a terminal brings along: quotes, a full stop, spaces, capital letters. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s"'`“”.:,]+|[\s"'`“”.:,]+$/g, '')
}
