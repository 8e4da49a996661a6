/** Where in a grid the focus is, or shall go. */
export interface Spot {
  row: number
  column: number
}

/** Arrow keys, Home and End as in any grid: to the ends of the row, with Ctrl of the grid. */
export function moveTo(
  key: string,
  ctrl: boolean,
  from: Spot,
  rows: number,
  columns: number,
): Spot | undefined {
  const { row, column } = from
  const targets: Record<string, Spot> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - 8, column },
    PageDown: { row: row + 8, column },
    Home: { row: ctrl ? 0 : row, column: 0 },
    End: { row: ctrl ? rows - 1 : row, column: columns - 1 },
  }
  const to = targets[key]
  return to && { row: clamp(to.row, rows), column: clamp(to.column, columns) }
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index))
}
