import type { TimelineEntry } from '../../../contract/class/index.ts'

/** Both, each report once, in the order that the first has and then the second. */
export function mergeEntries(
  first: readonly TimelineEntry[],
  second: readonly TimelineEntry[],
): TimelineEntry[] {
  const known = new Set(first.map(({ report }) => report))
  return [...first, ...second.filter(({ report }) => !known.has(report))]
}

/** A part of a timeline, from the newest on. */
export interface Known {
  entries: readonly TimelineEntry[]
  /** There is nothing earlier. */
  isEnd: boolean
}

/**
 * What is known once the newest page was asked for again. Where it doesn't reach back to what was known, there is
 * something between that nobody asked for: then only the page is known.
 */
export function renewed(before: Known | undefined, page: Known): Known {
  const known = new Set(before?.entries.map(({ report }) => report))
  if (!before || !page.entries.some(({ report }) => known.has(report))) return page
  return { entries: mergeEntries(page.entries, before.entries), isEnd: before.isEnd }
}
