import { useId } from 'react'
import { useText } from '../language/use-text.ts'
import style from './NamespaceGrid.module.css'
import { kindNames, shortWords, tellCell } from './namespace-texts.ts'
import type { NamespaceRow } from './namespace-rows.ts'
import { kinds } from './namespace-rows.ts'
import { useGrid } from './use-grid.ts'

/** Colours there are; further rows begin again. */
const HUES = 6

interface NamespaceGridProps {
  rows: NamespaceRow[]
  /** Rows that were left out. */
  more: number
}

export function NamespaceGrid({ rows, more }: NamespaceGridProps) {
  const t = useText()
  const grid = useGrid(
    rows.map(({ id }) => id),
    kinds,
  )
  const detailId = useId()
  const row = rows.find(({ id }) => id === grid.current.row)
  const cell = row?.cells.find(({ kind }) => kind === grid.current.column)

  return (
    <div className={style.map}>
      <div className={style.scroller}>
        <table className={style.grid} aria-label={t`Namespaces`} {...grid.tableProps}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t`Who`}</span>
              </th>
              {kinds.map((kind) => (
                <th key={kind} scope="col" title={t(kindNames[kind])}>
                  {kind}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, letter, label, detail, what, cells }, rowIndex) => (
              <tr key={id} data-what={what}>
                <th scope="row" title={t`${label}: ${detail}`}>
                  <span className={style.letter}>{letter}</span>
                  <span className={style.label}>{t(label)}</span>
                </th>
                {cells.map((each, columnIndex) => (
                  <td
                    key={each.kind}
                    data-sharing={each.sharing}
                    data-hue={each.of % HUES}
                    data-with={(each.inode !== '' && isSame(each, cell) && grid.isChosen) || undefined}
                    aria-describedby={each === cell ? detailId : undefined}
                    {...grid.cellProps(rowIndex, columnIndex)}
                  >
                    <span className={style.letter}>{each.letter}</span>
                    <span className={style.word}>{t(shortWords[each.sharing])}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {more > 0 && <p className={style.more}>{t`${more} further kinds of processes are not shown.`}</p>}
      </div>
      <p className={style.detail} id={detailId}>
        {grid.isChosen && row && cell
          ? t(tellCell(row, cell))
          : t`Point at a cell, or walk through them with the arrow keys, to see who is in that namespace.`}
      </p>
    </div>
  )
}

function isSame(a: { kind: string; inode: string }, b?: { kind: string; inode: string }): boolean {
  return a.kind === b?.kind && a.inode === b.inode
}
