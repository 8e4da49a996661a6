import {
  type CSSProperties,
  type KeyboardEvent,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { RoomRow } from '../../../contract/class/index.ts'
import type { TaskInfo } from '../../../contract/exercise.ts'
import { useText } from '../../language/use-text.ts'
import { Icon } from '../../ui/Icon.tsx'
import { goToClass } from '../class-route.ts'
import { plainText } from '../ui/plain-text.ts'
import { gridTemplate, shownColumns } from './columns.ts'
import type { Sort } from './order.ts'
import style from './RoomGrid.module.css'
import { LearnerRow } from './LearnerRow.tsx'
import { useSeen } from './use-seen.ts'
import { rowsThere, scrollFor } from './window.ts'

/** How much larger what is for the projector is written. */
const BIGGER = 1.46

interface RoomGridProps {
  rows: readonly RoomRow[]
  tasks: readonly TaskInfo[]
  exercise: string
  /** By the clock of the class. */
  now: number
  sort: Sort
  isBig: boolean
  onSort(sort: Sort): void
}

/**
 * Learners × tasks. Only the rows that are seen are there, so that a thousand cost no more than thirty; arrows, Page Up
 * and Page Down, Home and End go from learner to learner, Enter opens one.
 */
export function RoomGrid({ rows, tasks, exercise, now, sort, isBig, onSort }: RoomGridProps) {
  const t = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const { seen, remWidth } = useSeen(scroller)
  const rowHeight = isBig ? 56 : 38
  const [active, setActive] = useState<string>()
  const toFocus = useRef(false)
  const found = rows.findIndex(({ person }) => person === active)
  const at = found < 0 ? 0 : found
  const there = rowsThere(seen, rowHeight, rows.length, found < 0 ? undefined : found)
  const isAnySet = rows.some(({ overall }) => overall.of > 0)
  const shown = useMemo(
    () => shownColumns(isBig ? remWidth / BIGGER : remWidth, tasks.length, isAnySet),
    [remWidth, isBig, tasks.length, isAnySet],
  )
  const template = gridTemplate(shown, tasks.length)
  // The same as long as it can be: a row is drawn anew where it gets another one.
  const open = useCallback((person: string) => goToClass({ tab: 'learner', person, exercise }), [exercise])

  useLayoutEffect(() => {
    if (!toFocus.current) return
    toFocus.current = false
    scroller.current?.querySelector<HTMLElement>('[data-active]')?.focus({ preventScroll: true })
  }, [active])

  const go = (index: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index))]
    if (!next || !scroller.current) return
    toFocus.current = next.person !== active
    setActive(next.person)
    scroller.current.scrollTop = scrollFor(seen, rowHeight, rows.indexOf(next))
  }
  const page = Math.max(1, Math.floor(seen.height / rowHeight) - 1)
  const keys: Record<string, () => void> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    PageDown: () => go(at + page),
    PageUp: () => go(at - page),
    Home: () => go(0),
    End: () => go(rows.length - 1),
    Enter: () => rows[at] && open(rows[at].person),
  }
  const press = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key]
    if (!act || !(event.target instanceof HTMLElement) || !event.target.matches('[data-row]')) return
    event.preventDefault()
    act()
  }
  const sortable = (by: Sort | undefined, title: string) =>
    by ? (
      <button type="button" className={style.sort} onClick={() => onSort(by)}>
        {title}
        {sort === by && <Icon name="down" size={12} />}
      </button>
    ) : (
      title
    )

  return (
    <div
      ref={scroller}
      className={style.scroller}
      data-big={isBig || undefined}
      style={{ '--columns': template, '--row': `${rowHeight}px` } as CSSProperties}
    >
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its rows are what has the focus */}
      <div
        role="grid"
        aria-label={t`Learners and their tasks`}
        aria-rowcount={rows.length + 1}
        aria-colcount={1 + tasks.length + shown.length}
        aria-readonly="true"
        onKeyDown={press}
      >
        <div role="row" aria-rowindex={1} className={style.head}>
          <div
            role="columnheader"
            aria-sort={sort === 'name' ? 'ascending' : undefined}
            className={style.name}
          >
            {sortable('name', t`Learner`)}
          </div>
          {tasks.map((task, index) => (
            <div key={task.id} role="columnheader" className={style.task} title={plainText(t(task.title))}>
              <span aria-hidden="true">{index + 1}</span>
              <span className="visually-hidden">{t`Task ${index + 1}: ${plainText(t(task.title))}`}</span>
            </div>
          ))}
          {shown.map((column) => {
            const by = 'sort' in column ? column.sort : undefined
            return (
              <div
                key={column.id}
                role="columnheader"
                aria-sort={by && sort === by ? 'descending' : undefined}
                className={style.cell}
              >
                {sortable(by, t(column.title))}
              </div>
            )
          })}
        </div>
        <div role="presentation" className={style.body} style={{ height: rows.length * rowHeight }}>
          {there.map((index) => {
            const row = rows[index]
            if (!row) return null
            return (
              <LearnerRow
                key={row.person}
                row={row}
                index={index}
                top={index * rowHeight}
                tasks={tasks}
                columns={shown}
                now={now}
                isActive={index === at}
                onOpen={open}
                onFocus={setActive}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
