import type { Judged } from './world.ts'

/** Items that have fewer than three states on a lab host, each with the reason. */
export const cannotVary: Partial<Record<Judged, string>> = {}
