import { useId } from 'react'
import { type Message, msg, verbatim } from '../../contract/message.ts'
import type { PicturedProcess } from '../../contract/picture.ts'
import { useText } from '../language/use-text.ts'
import style from './CapabilityGrid.module.css'
import { dockerDefault, fullCapabilityName } from './capabilities.ts'
import type { Capabilities } from './capability-rows.ts'
import { countHeld } from './capability-rows.ts'
import { holdingWords, seccompOf, tellDefault, tellHolding } from './capability-texts.ts'
import { useGrid } from './use-grid.ts'

/** The column beside those of the containers. */
const DEFAULT = 'default'

interface Fact {
  id: string
  title: Message
  /** What a container has that asks for nothing. */
  byDefault: Message
  tell(process: PicturedProcess): Message
  /** Whether that leaves more open than need be. */
  isOpen?(process: PicturedProcess): boolean
}

/** What else bears on what a container may do. */
const facts: Fact[] = [
  { id: 'user', title: msg`user`, byDefault: msg`image’s`, tell: ({ uid }) => verbatim(uid) },
  {
    id: 'seccomp',
    title: verbatim('seccomp'),
    byDefault: msg`filter`,
    tell: seccompOf,
    isOpen: ({ seccomp }) => seccomp === 0,
  },
  {
    id: 'no-new-privileges',
    title: verbatim('no-new-privileges'),
    byDefault: msg`off`,
    tell: ({ noNewPrivileges }) => (noNewPrivileges ? msg`on` : msg`off`),
  },
]

export function CapabilityGrid({ columns, rows }: Capabilities) {
  const t = useText()
  const grid = useGrid(
    rows.map(({ number }) => String(number)),
    [DEFAULT, ...columns.map(({ id }) => id)],
  )
  const detailId = useId()
  return (
    <div className={style.matrix}>
      <div className={style.scroller}>
        <table className={style.grid} aria-label={t`Capabilities`} {...grid.tableProps}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t`Capability`}</span>
              </th>
              <th scope="col">
                <span className={style.name}>{t`default`}</span>
              </th>
              {columns.map(({ id, name }) => (
                <th key={id} scope="col">
                  <span className={style.name} title={t(name)}>
                    {t(name)}
                  </span>
                </th>
              ))}
            </tr>
            <tr className={style.fact}>
              <th scope="row">{t`in force`}</th>
              <th>{dockerDefault.length}</th>
              {columns.map(({ id, process }, index) => {
                const { given, extra } = countHeld(rows, index)
                return (
                  <th key={id} data-open={extra > 0 || undefined}>
                    {!process ? t`gone` : extra > 0 ? t`${given} + ${extra} extra` : given}
                  </th>
                )
              })}
            </tr>
            {facts.map(({ id: fact, title, byDefault, tell, isOpen }) => (
              <tr key={fact} className={style.fact}>
                <th scope="row">{t(title)}</th>
                <th>{t(byDefault)}</th>
                {columns.map(({ id, process }) => (
                  <th key={id} data-open={(process && isOpen?.(process)) || undefined}>
                    {process ? t(tell(process)) : t`gone`}
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {rows.map((row, rowIndex) => (
              <tr key={row.number}>
                <th scope="row" title={t`${fullCapabilityName(row.number)}, number ${row.number}`}>
                  {t(row.name)}
                </th>
                <td data-holding="default" {...grid.cellProps(rowIndex, 0)}>
                  {row.isDefault ? t`given` : t`not given`}
                </td>
                {row.cells.map(({ holding }, index) => (
                  <td
                    key={columns[index]?.id}
                    data-holding={holding}
                    aria-describedby={detailId}
                    {...grid.cellProps(rowIndex, index + 1)}
                  >
                    {t(holdingWords[holding])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {columns.length === 0 && <p className={style.none}>{t`No container runs on this host.`}</p>}
      </div>
      <p className={style.detail} id={detailId}>
        {grid.isChosen ? detail() : t`Point at a cell, or walk through them with the arrow keys, to see why.`}
      </p>
    </div>
  )

  function detail(): string {
    const row = rows.find(({ number }) => String(number) === grid.current.row)
    const index = columns.findIndex(({ id }) => id === grid.current.column)
    const column = columns[index]
    const cell = row?.cells[index]
    if (!row) return ''
    if (column && cell) return t(tellHolding(row, column, cell))
    return t(tellDefault(row))
  }
}
