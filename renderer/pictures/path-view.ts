import type { PathMap } from './packet-path.ts'

/** What every part of the drawing needs to know. */
export interface PathView {
  map: PathMap
  /** Packets of the last second by rule. */
  moved: ReadonlyMap<string, number>
  /** Chains in which something moved, or in one that they call. */
  movedIn: ReadonlySet<string>
  showsAll: boolean
  /** Packets of a rule since counting began. */
  since(key: string): number
}
