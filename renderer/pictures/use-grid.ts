import type { KeyboardEvent } from 'react'
import { useRef, useState } from 'react'
import { moveTo } from './grid-keys.ts'
import { useKeptFocus } from './use-kept-focus.ts'

interface Cell {
  row: string
  column: string
}

/**
 * For a table that is one stop of the Tab key and is walked through with arrow keys. Rows and columns are known by
 * their ids, because they come and go while somebody is there.
 */
export function useGrid(rows: readonly string[], columns: readonly string[]) {
  const table = useRef<HTMLTableElement>(null)
  const [chosen, setChosen] = useState<Cell & { rowIndex: number; columnIndex: number }>()
  const [pointed, setPointed] = useState<Cell>()
  const rowIndex = indexOf(rows, chosen?.row, chosen?.rowIndex)
  const columnIndex = indexOf(columns, chosen?.column, chosen?.columnIndex)
  const current: Cell = { row: rows[rowIndex] ?? '', column: columns[columnIndex] ?? '' }

  const cellAt = (row: number, column: number) =>
    table.current?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`)

  const kept = useKeptFocus(() => cellAt(rowIndex, columnIndex))

  const onKeyDown = (event: KeyboardEvent) => {
    const to = moveTo(
      event.key,
      event.ctrlKey,
      { row: rowIndex, column: columnIndex },
      rows.length,
      columns.length,
    )
    if (!to || event.altKey || event.metaKey) return
    event.preventDefault()
    cellAt(to.row, to.column)?.focus()
  }

  const cellProps = (row: number, column: number) => ({
    'data-at': `${row} ${column}`,
    tabIndex: row === rowIndex && column === columnIndex ? 0 : -1,
    onFocus: () => {
      setChosen({ row: rows[row] ?? '', column: columns[column] ?? '', rowIndex: row, columnIndex: column })
    },
    onPointerEnter: () => setPointed({ row: rows[row] ?? '', column: columns[column] ?? '' }),
  })

  const tableProps = {
    ref: table,
    role: 'grid',
    onKeyDown,
    onFocus: () => {
      kept.onFocus()
      setPointed(undefined)
    },
    onBlur: kept.onBlur,
    onPointerLeave: () => setPointed(undefined),
  }

  const isThere = pointed && rows.includes(pointed.row) && columns.includes(pointed.column)
  /** What details are shown of: under the pointer, else where the focus is or was. */
  return { tableProps, cellProps, current: isThere ? pointed : current, isChosen: Boolean(chosen || isThere) }
}

/** Where an id is now; where it was when it is gone. */
function indexOf(ids: readonly string[], id = '', before = 0): number {
  const index = ids.indexOf(id)
  return Math.max(0, index >= 0 ? index : Math.min(before, ids.length - 1))
}
