import { useId } from 'react'
import type { PicturedProcess } from '../../contract/picture.ts'
import style from './CapabilityGrid.module.css'
import { dockerDefault } from './capabilities.ts'
import type { Capabilities } from './capability-rows.ts'
import { countHeld } from './capability-rows.ts'
import { fullName, holdingWords, seccompOf, tellHolding } from './capability-texts.ts'
import { useGrid } from './use-grid.ts'

/** The column beside those of the containers. */
const DEFAULT = 'default'

interface Fact {
  title: string
  /** What a container has that asks for nothing. */
  byDefault: string
  tell(process: PicturedProcess): string
  /** Whether that leaves more open than need be. */
  isOpen?(process: PicturedProcess): boolean
}

/** What else bears on what a container may do. */
const facts: Fact[] = [
  { title: 'user', byDefault: 'image’s', tell: ({ uid }) => String(uid) },
  { title: 'seccomp', byDefault: 'filter', tell: seccompOf, isOpen: ({ seccomp }) => seccomp === 0 },
  {
    title: 'no-new-privileges',
    byDefault: 'off',
    tell: ({ noNewPrivileges }) => (noNewPrivileges ? 'on' : 'off'),
  },
]

export function CapabilityGrid({ columns, rows }: Capabilities) {
  const grid = useGrid(
    rows.map(({ number }) => String(number)),
    [DEFAULT, ...columns.map(({ id }) => id)],
  )
  const detailId = useId()
  return (
    <div className={style.matrix}>
      <div className={style.scroller}>
        <table className={style.grid} aria-label="Capabilities" {...grid.tableProps}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Capability</span>
              </th>
              <th scope="col">
                <span className={style.name}>default</span>
              </th>
              {columns.map(({ id, name }) => (
                <th key={id} scope="col">
                  <span className={style.name} title={name}>
                    {name}
                  </span>
                </th>
              ))}
            </tr>
            <tr className={style.fact}>
              <th scope="row">in force</th>
              <th>{dockerDefault.length}</th>
              {columns.map(({ id, process }, index) => {
                const { given, extra } = countHeld(rows, index)
                return (
                  <th key={id} data-open={extra > 0 || undefined}>
                    {process ? `${given}${extra > 0 ? ` + ${extra} extra` : ''}` : 'gone'}
                  </th>
                )
              })}
            </tr>
            {facts.map(({ title, byDefault, tell, isOpen }) => (
              <tr key={title} className={style.fact}>
                <th scope="row">{title}</th>
                <th>{byDefault}</th>
                {columns.map(({ id, process }) => (
                  <th key={id} data-open={(process && isOpen?.(process)) || undefined}>
                    {process ? tell(process) : 'gone'}
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {rows.map((row, rowIndex) => (
              <tr key={row.number}>
                <th scope="row" title={`${fullName(row)}, number ${row.number}`}>
                  {row.name}
                </th>
                <td data-holding="default" {...grid.cellProps(rowIndex, 0)}>
                  {row.isDefault ? 'given' : 'not given'}
                </td>
                {row.cells.map(({ holding }, index) => (
                  <td
                    key={columns[index]?.id}
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
