import { useId } from 'react'
import style from './CapabilityGrid.module.css'
import type { Capabilities, CapabilityColumn } from './capability-rows.ts'
import { fullName, holdingWords, seccompOf, tellHolding } from './capability-texts.ts'
import { useGrid } from './use-grid.ts'

/** The column beside those of the containers. */
const DEFAULT = 'default'

export function CapabilityGrid({ columns, rows }: Capabilities) {
  const grid = useGrid(
    rows.map(({ number }) => String(number)),
    [DEFAULT, ...columns.map(({ id }) => id)],
  )
  const detailId = useId()
  return (
    <div className={style.matrix}>
      <div className={style.scroller}>
        <table className={style.grid} role="grid" aria-label="Capabilities" {...grid.tableProps}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Capability</span>
              </th>
              <th scope="col">
                <span className={style.name}>Docker’s default</span>
              </th>
              {columns.map((column) => (
                <th key={column.id} scope="col">
                  <Head column={column} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, rowIndex) => (
              <tr key={row.number}>
                <th scope="row" title={`${fullName(row)}, number ${row.number}`}>
                  {row.name}
                </th>
                <td role="gridcell" data-holding="default" {...grid.cellProps(rowIndex, 0)}>
                  {row.isDefault ? 'given' : 'not given'}
                </td>
                {row.cells.map(({ holding }, index) => (
                  <td
                    key={columns[index]?.id}
                    role="gridcell"
                    data-holding={holding}
                    aria-describedby={detailId}
                    {...grid.cellProps(rowIndex, index + 1)}
                  >
                    {holdingWords[holding]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {columns.length === 0 && <p className={style.none}>No container runs on this host.</p>}
      </div>
      <p className={style.detail} id={detailId}>
        {grid.isChosen ? detail() : 'Point at a cell, or walk through them with the arrow keys, to see why.'}
      </p>
    </div>
  )

  function detail(): string {
    const row = rows.find(({ number }) => String(number) === grid.current.row)
    const index = columns.findIndex(({ id }) => id === grid.current.column)
    const column = columns[index]
    const cell = row?.cells[index]
    if (!row) return ''
    if (column && cell) return tellHolding(row, column, cell)
    return `${fullName(row)}: Docker ${row.isDefault ? 'gives it to every container that doesn’t ask otherwise' : 'gives it only to containers that ask for it, or that are privileged'}.`
  }
}

function Head({ column: { name, process } }: { column: CapabilityColumn }) {
  return (
    <>
      <span className={style.name} title={name}>
        {name}
      </span>
      <span className={style.fact}>{process ? `user ${process.uid}` : 'gone'}</span>
      {process && (
        <>
          <span className={style.fact} data-open={process.seccomp === 0 || undefined}>
            seccomp: {seccompOf(process)}
          </span>
          <span className={style.fact}>no-new-privileges: {process.noNewPrivileges ? 'on' : 'off'}</span>
        </>
      )}
    </>
  )
}
