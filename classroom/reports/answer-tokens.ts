import { type Message, render } from '../../contract/index.ts'
import type { AttemptReport, ExerciseVerdict } from '../../contract/index.ts'

/** Words as names, ports, addresses and drawn words are written: "ledger-4711", "10.64.1.9", "24311". */
const TOKEN = /[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*/g
/** In characters. Shorter ones turn up by chance. */
const LENGTHS = { least: 5, most: 80 } as const
const DATE = /^\d{4}-\d\d-\d\d/
/** Digests and containers' long ids: new each time, and nobody's parameter. */
const DIGEST = /^[0-9a-f]{32,}$/
/** Of one answer; no honest one comes near. */
const MOST = 400

/** What could be a drawn value in a text. Of what has dots and letters, the parts as well: a file is called after a value. */
export function tokensOf(text: string): string[] {
  return (text.match(TOKEN) ?? [])
    .flatMap((token) =>
      /[A-Za-z]/.test(token) && token.includes('.') ? [token, ...token.split('.')] : [token],
    )
    .filter(
      (token) =>
        token.length >= LENGTHS.least &&
        token.length <= LENGTHS.most &&
        /\d/.test(token) &&
        !DATE.test(token) &&
        !DIGEST.test(token),
    )
}

const distinct = (messages: readonly Message[]): string[] =>
  [...new Set(messages.flatMap((message) => tokensOf(render(message))))].slice(0, MOST)

/** What a verdict says of a learner's lab: all that its checks found. */
export function tokensOfVerdict({ tasks }: Pick<ExerciseVerdict, 'tasks'>): string[] {
  const checks = tasks.flatMap((task) => task.checks)
  return distinct(
    checks.flatMap(({ summary, evidence }) => [
      summary,
      ...evidence.flatMap(({ tried, expected, got }) => [tried, expected, got]),
    ]),
  )
}

export function tokensOfAttempt({ steps }: Pick<AttemptReport, 'steps'>): string[] {
  return distinct(steps.flatMap(({ tried, got }) => [tried, got]))
}
