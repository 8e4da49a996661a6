import type { AttemptStep } from '../../contract/exercise.ts'

/** The same thing, tried in two attempts; one side is absent where only the other tried it. */
export interface StepPair {
  tried: string
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
  return step.tried.trim().toLowerCase().replace(drawn, '#').replace(/\s+/g, ' ')
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

function steps(count: number): string {
  return count === 1 ? '1 step' : `${count} steps`
}

/** The comparison in one or two sentences. */
export function comparisonText(pairs: readonly StepPair[]): string {
  const count = (...changes: Change[]) => pairs.filter((pair) => changes.includes(changeOf(pair))).length
  const further = pairs.filter((pair) => pair.before?.succeeded)
  const lost = further.filter((pair) => !pair.after).length
  const stopped = count('stopped')
  const gained = pairs.filter((pair) => !pair.before?.succeeded && pair.after?.succeeded).length
  const sentences: string[] = []
  if (further.length > 0) {
    const parts = [
      stopped > 0 && `${stopped} ${stopped === 1 ? 'is' : 'are'} stopped after`,
      lost > 0 && `${lost} ${lost === 1 ? 'was' : 'were'} not tried again`,
      count('still-open') > 0 && `${count('still-open')} still got through`,
    ].filter((part) => part !== false)
    sentences.push(`Of ${steps(further.length)} that got further before, ${parts.join(', ')}.`)
  }
  if (gained > 0) sentences.push(`${steps(gained)} got further after, and not before.`)
  if (sentences.length === 0) sentences.push('No step got further in either attempt.')
  return sentences.join(' ')
}
