import { baseline } from '../../content/baseline/baseline.ts'
import { type FalseVerdict, falseVerdicts } from './false-verdicts.ts'
import type { Judged, TruthCase, TruthStep, World } from './world.ts'

/** In how many states an item has to be shown. */
const LEAST_STATES = 3

export const stepsOf = (world: World): readonly TruthStep[] => [world, ...(world.further ?? [])]

/** States of an item in the whole suite, by their names. */
export function statesOf(worlds: readonly World[], item: Judged): Set<string> {
  const states = worlds
    .flatMap(stepsOf)
    .flatMap((step) => [
      ...(step.items && item in step.items ? [step.title] : []),
      ...step.cases.filter((each) => each.item === item).map(({ state }) => state),
    ])
  return new Set(states)
}

/** What the suite leaves out; empty for one that is whole. Pure. */
export function gapsIn(worlds: readonly World[], cannotVary: Partial<Record<Judged, string>>): string[] {
  const items = baseline.flatMap(({ id }) => {
    const states = statesOf(worlds, id as Judged).size
    const reason = cannotVary[id as Judged]
    if (states >= LEAST_STATES && reason !== undefined)
      return [`${id} is shown in ${states} states, though it is said that it can't be: ${reason}`]
    if (states >= LEAST_STATES || reason !== undefined) return []
    return [`${id} is shown in ${states} states, and nothing says why it can't be ${LEAST_STATES}`]
  })
  const covered = new Set(worlds.flatMap(stepsOf).flatMap(({ cases }) => cases.flatMap(coveredBy)))
  const verdicts = (Object.keys(falseVerdicts) as FalseVerdict[])
    .filter((id) => !covered.has(id))
    .map((id) => `no case covers ${id}: Docker Bench ${falseVerdicts[id]}`)
  const ids = worlds.map(({ id }) => id)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two worlds are called ${id}`)
  return [...twice, ...items, ...verdicts]
}

function coveredBy({ covers }: TruthCase): FalseVerdict[] {
  return covers === undefined ? [] : typeof covers === 'string' ? [covers] : [...covers]
}
