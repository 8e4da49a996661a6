import { memo } from 'react'
import type { RoomRow } from '../../../contract/class/index.ts'
import type { TaskInfo } from '../../../contract/exercise.ts'
import { clockTime } from '../../exercise/clock-time.ts'
import { useText } from '../../language/use-text.ts'
import { Icon } from '../../ui/Icon.tsx'
import { plainText } from '../ui/plain-text.ts'
import { cellLooks } from './cell-looks.ts'
import type { ColumnId } from './columns.ts'
import { LearnerFacts } from './LearnerFacts.tsx'
import { cellOf, stateOf } from './learner-state.ts'
import style from './RoomGrid.module.css'

interface LearnerRowProps {
  row: RoomRow
  /** Among all rows, from 0. */
  index: number
  /** In CSS pixels. */
  top: number
  tasks: readonly TaskInfo[]
  columns: readonly { id: ColumnId }[]
  now: number
  isActive: boolean
  onOpen(person: string): void
  onFocus(person: string): void
}

/** One learner. Drawn anew only where something of it changed. */
export const LearnerRow = memo(function LearnerRow(props: LearnerRowProps) {
  const t = useText()
  const { row, index, top, tasks, columns, now, isActive, onOpen, onFocus } = props
  const state = stateOf(row, tasks, now)
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid has the keys of all its rows
    <div
      role="row"
      data-row
      data-person={row.person}
      data-active={isActive || undefined}
      data-learner={state}
      aria-rowindex={index + 2}
      tabIndex={isActive ? 0 : -1}
      className={style.row}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(row.person)}
      onFocus={() => onFocus(row.person)}
    >
      <div role="gridcell" className={style.name}>
        <Presence row={row} />
        <span className={style.who} title={row.name}>
          {row.name}
        </span>
        {row.isLookedAt && (
          <span className={style.looked} title={t`Their terminals are being looked at`}>
            <Icon name="terminal" size={14} />
            <span className="visually-hidden">{t`Their terminals are being looked at`}</span>
          </span>
        )}
      </div>
      {tasks.map((task) => {
        const cell = cellOf(row, task.id)
        const { icon, text } = cellLooks[cell]
        const achievedAt = row.tasks[task.id]?.achievedAt
        const said = achievedAt ? t`${text}, achieved at ${clockTime(achievedAt)}` : t(text)
        return (
          <div
            key={task.id}
            role="gridcell"
            className={style.task}
            title={t`${plainText(t(task.title))}: ${said}`}
          >
            <span className={style.mark} data-cell={cell}>
              {icon && <Icon name={icon} size={14} />}
            </span>
            <span className="visually-hidden">{said}</span>
          </div>
        )
      })}
      <LearnerFacts row={row} state={state} tasks={tasks} columns={columns} now={now} />
    </div>
  )
})

function Presence({ row: { online, place } }: { row: RoomRow }) {
  const t = useText()
  const where = place === 'hosted' ? t`hosted lab` : t`own machine`
  const said = place === null ? t`Never joined` : online ? t`Online, ${where}` : t`Offline, ${where}`
  return (
    <span className={style.presence} data-online={online || undefined} data-place={place} title={said}>
      <span className="visually-hidden">{said}</span>
    </span>
  )
}
