import type { ItemDifference } from '../../../contract/audit/compare.ts'
import type { BaselineLevel } from '../../../content/baseline/baseline.ts'
import { levels } from '../levels.ts'

/** How a level differs: items by how they turned, and findings that are gone and added. */
export interface LevelDifference {
  level: BaselineLevel
  better: number
  worse: number
  other: number
  gone: number
  added: number
}

export function perLevel(differences: readonly ItemDifference[]): LevelDifference[] {
  return levels.map((level) => {
    const ofLevel = differences.filter(({ id }) => id.startsWith(level))
    const turned = (how: ItemDifference['turned']) => ofLevel.filter((each) => each.turned === how).length
    const sum = (of: 'gone' | 'added') => ofLevel.reduce((total, each) => total + each[of].length, 0)
    return {
      level,
      better: turned('better'),
      worse: turned('worse'),
      other: turned('other'),
      gone: sum('gone'),
      added: sum('added'),
    }
  })
}

/** Whether anything is to be told of an item. */
const differs = ({ turned, gone, added }: ItemDifference): boolean =>
  turned !== 'same' || gone.length > 0 || added.length > 0

/** From what is worst: worse, better, what turned otherwise, and where only findings changed. */
const ORDER: ItemDifference['turned'][] = ['worse', 'better', 'other', 'same']

export function inOrder(differences: readonly ItemDifference[]): ItemDifference[] {
  return differences.filter(differs).toSorted((a, b) => ORDER.indexOf(a.turned) - ORDER.indexOf(b.turned))
}
