import { joined, type Message, msg } from '../../contract/index.ts'

/** A row of uid_map: `length` ids from `inside` on are those from `outside` on for the host. */
export interface IdRange {
  inside: number
  outside: number
  length: number
}

/** Rows of /proc/<pid>/uid_map or gid_map. */
export function parseIdMap(text: string | undefined): IdRange[] {
  return (text ?? '').split('\n').flatMap((line) => {
    const [inside, outside, length] = line.trim().split(/\s+/).map(Number)
    return inside !== undefined && outside !== undefined && length !== undefined && length > 0
      ? [{ inside, outside, length }]
      : []
  })
}

/** What an id inside is outside; `undefined` where it is nobody at all. */
export function outsideOf(ranges: readonly IdRange[], inside: number): number | undefined {
  const range = ranges.find((each) => inside >= each.inside && inside < each.inside + each.length)
  return range && range.outside + inside - range.inside
}

/** Whether an id of the host is within reach of a process with this map. */
export function reaches(ranges: readonly IdRange[], outside: number): boolean {
  return ranges.some((each) => outside >= each.outside && outside < each.outside + each.length)
}

/** Whether root inside is not root outside, nor can become it. */
export function isRemapped(mapping: { uids: readonly IdRange[]; gids: readonly IdRange[] }): boolean {
  const maps = [mapping.uids, mapping.gids]
  return maps.every((ranges) => ranges.length > 0 && !reaches(ranges, 0))
}

export function idMapInWords(ranges: readonly IdRange[]): Message {
  return ranges.length === 0
    ? msg`no ids`
    : joined(ranges.map((each) => msg`${each.inside} is ${each.outside} outside (${each.length} ids)`))
}

/**
 * The ranges that a file like /etc/subuid gives to `owner`, as a container's map: one after the other from
 * 0 on. Entries may name the owner or carry its number.
 */
export function subordinateRanges(text: string | undefined, owner: readonly string[]): IdRange[] {
  const ranges: IdRange[] = []
  let inside = 0
  for (const line of (text ?? '').split('\n')) {
    const [name = '', first, count] = line.trim().split(':')
    const [outside, length] = [Number(first), Number(count)]
    if (!owner.includes(name) || !(length > 0) || !(outside >= 0)) continue
    ranges.push({ inside, outside, length })
    inside += length
  }
  return ranges
}

/** Whether the kernel's map is the one that these ranges make. */
export function sameRanges(a: readonly IdRange[], b: readonly IdRange[]): boolean {
  const inOrder = (ranges: readonly IdRange[]) =>
    ranges
      .toSorted((x, y) => x.inside - y.inside)
      .map(({ inside, outside, length }) => `${inside} ${outside} ${length}`)
      .join()
  return inOrder(a) === inOrder(b)
}
