import type { AttemptReport, ExerciseVerdict, Message } from '../../contract/index.ts'

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
  // Most texts have no number in them.
  if (!/\d/.test(text)) return []
  return (text.match(TOKEN) ?? [])
    .flatMap((token) =>
      token.includes('.') && /[A-Za-z]/.test(token) ? [token, ...token.split('.')] : [token],
    )
    .filter(isLikeAValue)
}

const isLikeAValue = (token: string): boolean =>
  token.length >= LENGTHS.least &&
  token.length <= LENGTHS.most &&
  /\d/.test(token) &&
  !DATE.test(token) &&
  !DIGEST.test(token)

/** Of what is put into a message; its own words are the same for everybody. */
function addTokens({ values = [] }: Message, to: Set<string>): void {
  for (const value of values) {
    if (to.size >= MOST) return
    if (typeof value === 'object') addTokens(value, to)
    else for (const token of tokensOf(String(value))) to.add(token)
  }
}

function distinct(messages: Iterable<Message>): string[] {
  const tokens = new Set<string>()
  for (const message of messages) addTokens(message, tokens)
  return [...tokens]
}

/** What a verdict says of a learner's lab: all that its checks tried and found. What was expected is their own. */
export function tokensOfVerdict({ tasks }: Pick<ExerciseVerdict, 'tasks'>): string[] {
  const checks = tasks.flatMap((task) => task.checks)
  return distinct(
    checks.flatMap(({ summary, evidence }) => [
      summary,
      ...evidence.flatMap(({ tried, got }) => [tried, got]),
    ]),
  )
}

export function tokensOfAttempt({ steps }: Pick<AttemptReport, 'steps'>): string[] {
  return distinct(steps.flatMap(({ tried, got }) => [tried, got]))
}
