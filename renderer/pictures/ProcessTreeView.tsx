import type { FocusEvent, KeyboardEvent } from 'react'
import { useRef, useState } from 'react'
import { msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { Icon } from '../ui/Icon.tsx'
import type { TreeNode } from './process-tree.ts'
import { openIds } from './process-tree.ts'
import { tellProcess } from './process-texts.ts'
import style from './ProcessTreeView.module.css'
import type { VisibleNode } from './tree-keys.ts'
import { moveInTree, visibleNodes } from './tree-keys.ts'
import { useKeptFocus } from './use-kept-focus.ts'

const columns = [
  { id: 'process', title: msg`process` },
  { id: 'pid', title: msg`pid on host` },
  { id: 'inner', title: msg`pid inside` },
  { id: 'user', title: msg`user` },
]

interface ProcessTreeViewProps {
  roots: TreeNode[]
  /** Processes that were left out. */
  more: number
}

/**
 * The ARIA pattern of a tree with columns, by hand: a library's tree took some twenty times as long to draw the four
 * hundred processes that there can be, and pictures come several times a second.
 */
export function ProcessTreeView({ roots, more }: ProcessTreeViewProps) {
  const t = useText()
  const tree = useRef<HTMLDivElement>(null)
  const [byHand, setByHand] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [chosen, setChosen] = useState({ id: '', index: 0 })
  const open = openIds(roots, byHand)
  const rows = visibleNodes(roots, open)
  const found = rows.findIndex(({ node }) => node.id === chosen.id)
  const current = found >= 0 ? found : Math.max(0, Math.min(chosen.index, rows.length - 1))
  const rowAt = (index: number) => tree.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)
  const kept = useKeptFocus(() => rowAt(current))
  const toggle = (id: string) => setByHand(new Map([...byHand, [id, !open.has(id)]]))

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const move = moveInTree(event.key, rows, current, open)
    if (!move) return
    event.preventDefault()
    if ('toggle' in move) toggle(move.toggle)
    else rowAt(move.focus)?.focus()
  }

  return (
    <div className={style.scroller}>
      <div role="treegrid" aria-label={t`Processes`} ref={tree} className={style.tree}>
        <div role="row" className={style.head}>
          {columns.map(({ id, title }) => (
            <span key={id} role="columnheader">
              {t(title)}
            </span>
          ))}
        </div>
        {rows.map((row, index) => (
          <Row
            key={row.node.id}
            row={row}
            index={index}
            isOpen={open.has(row.node.id)}
            isCurrent={index === current}
            onKeyDown={onKeyDown}
            onBlur={kept.onBlur}
            onFocus={() => {
              kept.onFocus()
              setChosen({ id: row.node.id, index })
            }}
            onToggle={() => toggle(row.node.id)}
          />
        ))}
      </div>
      {more > 0 && <p className={style.more}>{t`${more} further processes are not shown.`}</p>}
    </div>
  )
}

interface RowProps {
  row: VisibleNode
  index: number
  isOpen: boolean
  isCurrent: boolean
  onKeyDown(event: KeyboardEvent): void
  onFocus(): void
  onBlur(event: FocusEvent): void
  onToggle(): void
}

function Row({ row, index, isOpen, isCurrent, onKeyDown, onToggle, ...focus }: RowProps) {
  const t = useText()
  const { node, level, position, siblings } = row
  const { process, isInside, container, isFirst, children } = node
  const hasChildren = children.length > 0
  return (
    <div
      role="row"
      aria-label={t(tellProcess(node))}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={hasChildren ? isOpen : undefined}
      tabIndex={isCurrent ? 0 : -1}
      className={style.row}
      data-row={index}
      data-inside={isInside || undefined}
      data-first={isFirst || undefined}
      title={process?.command}
      onClick={hasChildren ? onToggle : undefined}
      onKeyDown={onKeyDown}
      {...focus}
    >
      <span
        role="gridcell"
        className={style.name}
        style={{ paddingLeft: `${Math.min(level - 1, 10) * 0.875}rem` }}
      >
        <span className={style.chevron}>{hasChildren && <Icon name="chevron" size={12} />}</span>
        <span className={style.label}>{t(node.label)}</span>
        {isFirst && container && <span className={style.container}>{t(container)}</span>}
        {node.note && <span className={style.note}>{t(node.note)}</span>}
      </span>
      <span role="gridcell" className={style.number}>
        {process?.pid}
      </span>
      <span role="gridcell" className={style.number}>
        {isInside && process?.innerPid}
      </span>
      <span role="gridcell" className={style.number}>
        {process?.uid}
      </span>
    </div>
  )
}
