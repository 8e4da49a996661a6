import type { KeptAudit } from '../../contract/audit/kept.ts'
import type { BaselineLevel } from '../../content/baseline/baseline.ts'
import { countByLevel, levels, type LevelCount } from './levels.ts'

/** How many audits a chart shows: the newest. */
export const MOST_SHOWN = 30

export interface AuditCounts {
  id: string
  at: string
  byLevel: LevelCount[]
}

/** What each audit counts, the oldest first. */
export function countsOverTime(audits: readonly KeptAudit[]): AuditCounts[] {
  return audits
    .slice(-MOST_SHOWN)
    .map(({ id, at, statuses }) => ({ id, at, byLevel: countByLevel(statuses) }))
}

export interface LevelLine {
  level: BaselineLevel
  /** One for each audit, in order. */
  pass: number[]
  /** The most that could pass in any of them. */
  top: number
}

export function linesOf(counts: readonly AuditCounts[]): LevelLine[] {
  return levels.map((level, index) => {
    const ofLevel = counts.flatMap(({ byLevel }) => byLevel[index] ?? [])
    return {
      level,
      pass: ofLevel.map(({ pass }) => pass),
      top: Math.max(1, ...ofLevel.map(({ counts: most }) => most)),
    }
  })
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Where each audit's point lies, evenly spaced; a lone one in the middle. */
export function pointsOf(
  { pass, top }: LevelLine,
  { width, height }: { width: number; height: number },
): { x: number; y: number }[] {
  return pass.map((value, index) => ({
    x: round(pass.length > 1 ? (index / (pass.length - 1)) * width : width / 2),
    y: round(height - (value / top) * height),
  }))
}
