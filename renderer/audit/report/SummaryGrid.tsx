import { type KeyboardEvent, useId } from 'react'
import { baselineLevels } from '../../../content/baseline/baseline.ts'
import type { AuditedItem } from '../../../contract/audit/report.ts'
import { useText } from '../../language/use-text.ts'
import { useGrid } from '../../pictures/use-grid.ts'
import card from '../../ui/card.module.css'
import { Icon } from '../../ui/Icon.tsx'
import ink from '../../ui/ink.module.css'
import { levels } from '../levels.ts'
import look from '../status.module.css'
import { statuses, statusLooks } from '../statuses.ts'
import { Words } from '../Words.tsx'
import style from './SummaryGrid.module.css'

/** A column for each number that an item may have. */
const columns = ['1', '2', '3', '4', '5', '6', '7', '8']

interface SummaryGridProps {
  items: readonly AuditedItem[]
  onChoose(item: string): void
}

/** All 42 at once: level by level, the status by shape and colour. One stop of the Tab key, walked through with arrows. */
export function SummaryGrid({ items, onChoose }: SummaryGridProps) {
  const t = useText()
  const detailId = useId()
  const grid = useGrid(levels, columns)
  const itemAt = (id: string) => items.find((item) => item.id === id)
  const pointed = itemAt(`${grid.current.row}${grid.current.column}`)
  const press = (item: string) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onChoose(item)
  }
  return (
    <figure className={card.card}>
      <table className={style.grid} aria-label={t`All items, level by level`} {...grid.tableProps}>
        <tbody>
          {levels.map((level, row) => (
            <tr key={level}>
              <th scope="row">
                {t(baselineLevels[level])}
                <span className={style.passing}>
                  {passing(items.filter(({ id }) => id.startsWith(level)))}
                </span>
              </th>
              {columns.map((number, column) => {
                const item = itemAt(`${level}${number}`)
                if (!item) return <td key={number} aria-label={t`none`} />
                const { icon, word } = statusLooks[item.status]
                return (
                  <td
                    key={number}
                    className={style.cell}
                    data-status={item.status}
                    aria-label={t`${item.id} ${item.title}: ${word}`}
                    aria-describedby={detailId}
                    {...grid.cellProps(row, column)}
                    onClick={() => onChoose(item.id)}
                    onKeyDown={press(item.id)}
                  >
                    <span className={`${look.mark} ${style.id}`}>
                      <Icon name={icon} />
                      {item.id}
                    </span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={`${ink.soft} ${style.detail}`} id={detailId}>
        {grid.isChosen && pointed ? (
          <>
            <strong>
              {pointed.id} {t(pointed.title)}
            </strong>{' '}
            <Words text={pointed.summary} />
          </>
        ) : (
          t`Point at an item, or walk through them with the arrow keys, to see why. Enter opens it below.`
        )}
      </p>
      <ul className={style.legend}>
        {statuses.map((status) => (
          <li key={status} data-status={status} title={t(statusLooks[status].about)}>
            <span className={look.mark}>
              <Icon name={statusLooks[status].icon} size={14} />
            </span>
            {t(statusLooks[status].word)} {items.filter((item) => item.status === status).length}
          </li>
        ))}
      </ul>
    </figure>
  )
}

function passing(items: readonly AuditedItem[]): string {
  const counting = items.filter(({ status }) => status !== 'unsupported')
  return `${counting.filter(({ status }) => status === 'pass').length}/${counting.length}`
}
