import type { AttemptStep } from '../../contract/exercise.ts'
import { joined, type Message, msg, render, space } from '../../contract/message.ts'

/** The same thing, tried in two attempts; one side is absent where only the other tried it. */
export interface StepPair {
  tried: Message
  before?: AttemptStep
  after?: AttemptStep
}

/**
 * What became of a step.
 * - `stopped`, `opened`: it got further in one attempt and not in the other.
 * - `still-open`, `still-stopped`: as before.
 * - `only-before`, `only-after`: tried once.
 */
export type Change = 'stopped' | 'opened' | 'still-open' | 'still-stopped' | 'only-before' | 'only-after'

/** Names, tokens and ids that are drawn anew for each attempt tell nothing about what is tried. */
const drawn = /\b[0-9a-f]{8,}\b/gi

function keyOf(step: AttemptStep): string {
  return render(step.tried).trim().toLowerCase().replace(drawn, '#').replace(/\s+/g, ' ')
}

/**
 * Two attempts side by side. What was tried in both stands in one row, however far it moved: steps that run at the
 * same time come back in another order each time. Rows follow `before`; what is new stands where it was tried.
 */
export function alignSteps(before: readonly AttemptStep[], after: readonly AttemptStep[]): StepPair[] {
  const waiting = new Map<string, number[]>()
  for (const [index, step] of before.entries()) {
    const key = keyOf(step)
    const places = waiting.get(key)
    if (places) places.push(index)
    else waiting.set(key, [index])
  }
  const rows: StepPair[] = before.map((step) => ({ tried: step.tried, before: step }))
  /** New steps by the row that they follow; -1 is the beginning. */
  const added = new Map<number, StepPair[]>()
  let last = -1
  for (const step of after) {
    const place = waiting.get(keyOf(step))?.shift()
    const row = place === undefined ? undefined : rows[place]
    if (place === undefined || !row) {
      added.set(last, [...(added.get(last) ?? []), { tried: step.tried, after: step }])
      continue
    }
    row.after = step
    row.tried = step.tried
    last = place
  }
  return [...(added.get(-1) ?? []), ...rows.flatMap((row, index) => [row, ...(added.get(index) ?? [])])]
}

export function changeOf({ before, after }: StepPair): Change {
  if (!after) return 'only-before'
  if (!before) return 'only-after'
  if (before.succeeded === after.succeeded) return after.succeeded ? 'still-open' : 'still-stopped'
  return after.succeeded ? 'opened' : 'stopped'
}

/** The comparison in one or two sentences. */
export function comparisonText(pairs: readonly StepPair[]): Message {
  const count = (...changes: Change[]) => pairs.filter((pair) => changes.includes(changeOf(pair))).length
  const further = pairs.filter((pair) => pair.before?.succeeded)
  const lost = further.filter((pair) => !pair.after).length
  const stopped = count('stopped')
  const stillOpen = count('still-open')
  const gained = pairs.filter((pair) => !pair.before?.succeeded && pair.after?.succeeded).length
  const sentences: Message[] = []
  if (further.length > 0) {
    const became = joined([
      ...(stopped === 1 ? [msg`${stopped} is stopped after`] : []),
      ...(stopped > 1 ? [msg`${stopped} are stopped after`] : []),
      ...(lost === 1 ? [msg`${lost} was not tried again`] : []),
      ...(lost > 1 ? [msg`${lost} were not tried again`] : []),
      ...(stillOpen > 0 ? [msg`${stillOpen} still got through`] : []),
    ])
    sentences.push(
      further.length === 1
        ? msg`Of ${1} step that got further before, ${became}.`
        : msg`Of ${further.length} steps that got further before, ${became}.`,
    )
  }
  if (gained === 1) sentences.push(msg`${gained} step got further after, and not before.`)
  if (gained > 1) sentences.push(msg`${gained} steps got further after, and not before.`)
  return sentences.length > 0 ? joined(sentences, space) : msg`No step got further in either attempt.`
}
