import { baselineLevels, type BaselineLevel } from '../../content/baseline/baseline.ts'
import type { ItemStatus } from '../../contract/audit/report.ts'

export const levels = Object.keys(baselineLevels) as BaselineLevel[]

export const levelOf = (item: string): BaselineLevel | undefined =>
  levels.find((level) => item.startsWith(level))

/** How many of a level pass, of those that count. */
export interface LevelCount {
  level: BaselineLevel
  pass: number
  counts: number
}

/** Level by level; what a machine can't do does not count. */
export function countByLevel(statuses: Readonly<Record<string, ItemStatus>>): LevelCount[] {
  return levels.map((level) => {
    const ofLevel = Object.entries(statuses).flatMap(([id, status]) =>
      levelOf(id) === level ? [status] : [],
    )
    return {
      level,
      pass: ofLevel.filter((status) => status === 'pass').length,
      counts: ofLevel.filter((status) => status !== 'unsupported').length,
    }
  })
}
