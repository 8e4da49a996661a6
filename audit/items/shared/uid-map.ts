/** A line of /proc/<pid>/uid_map. */
export interface UidRange {
  inside: number
  outside: number
  count: number
}

export const uidRanges = (uidMap: string): UidRange[] =>
  uidMap
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([inside, outside, count]) =>
      inside === undefined ||
      outside === undefined ||
      count === undefined ||
      Number.isNaN(inside + outside + count)
        ? []
        : [{ inside, outside, count }],
    )

/** The user inside who is root of the machine outside; `undefined` where nobody is. */
export const whoIsRoot = (ranges: readonly UidRange[]): number | undefined =>
  ranges.find(({ outside, count }) => outside === 0 && count > 0)?.inside
