import type { TimelineEntry } from '../../../contract/class/index.ts'

/** Both, each report once, in the order that the first has and then the second. */
export function mergeEntries(
  first: readonly TimelineEntry[],
  second: readonly TimelineEntry[],
): TimelineEntry[] {
  const known = new Set(first.map(({ report }) => report))
  return [...first, ...second.filter(({ report }) => !known.has(report))]
}
