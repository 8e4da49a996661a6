/** Rows beyond what is seen that are there all the same, so that scrolling finds them. */
const BEYOND = 8

/** Which rows of a long list have to be there, and the one that has the focus wherever that is; in their order. */
export function rowsThere(
  seen: { top: number; height: number },
  rowHeight: number,
  count: number,
  focused: number | undefined,
): number[] {
  const first = Math.max(0, Math.floor(seen.top / rowHeight) - BEYOND)
  const end = Math.min(count, Math.ceil((seen.top + seen.height) / rowHeight) + BEYOND)
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index)
  if (focused === undefined || focused < 0 || focused >= count || rows.includes(focused)) return rows
  return focused < first ? [focused, ...rows] : [...rows, focused]
}

/** Where to scroll to for a row to be seen whole; the same place where it is. */
export function scrollFor(seen: { top: number; height: number }, rowHeight: number, row: number): number {
  const top = row * rowHeight
  if (top < seen.top) return top
  return Math.max(seen.top, top + rowHeight - seen.height)
}
