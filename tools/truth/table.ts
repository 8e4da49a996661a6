import { baseline } from '../../content/baseline/baseline.ts'
import { type FalseVerdict, falseVerdicts } from './false-verdicts.ts'
import type { Shown } from './compare.ts'
import type { Judged } from './world.ts'

/** A row per item: its states, each with what was expected and whether the audit said so. */
export function itemsTable(shown: readonly Shown[], cannotVary: Partial<Record<Judged, string>>): string[] {
  const items: Judged[] = [...baseline.map(({ id }) => id as Judged), 'configuration']
  return items.flatMap((item) => {
    const own = shown.filter((each) => each.item === item)
    if (own.length === 0 && !cannotVary[item]) return []
    const reason = cannotVary[item] === undefined ? [] : [`      (${cannotVary[item]})`]
    return [
      `${item.padEnd(4)}  ${own.length} states`,
      ...own.map(
        ({ state, expect, problem, world }) =>
          `  ${problem === undefined ? 'ok   ' : 'WRONG'} ${expect.join('|').padEnd(12)} ${state}  [${world}]`,
      ),
      ...reason,
    ]
  })
}

/** Which false verdicts of Docker Bench were shown not to be ours. */
export function verdictsTable(shown: readonly Shown[]): string[] {
  return (Object.keys(falseVerdicts) as FalseVerdict[]).flatMap((id) => {
    const own = shown.filter(({ covers }) => covers.includes(id))
    if (own.length === 0) return []
    const isRight = own.every(({ problem }) => problem === undefined)
    return [`  ${isRight ? 'ok   ' : 'WRONG'} ${id.padEnd(24)} Docker Bench ${falseVerdicts[id]}`]
  })
}
