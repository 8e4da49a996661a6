import { useEffect, useRef, useState } from 'react'
import { baselineLevels } from '../../../content/baseline/baseline.ts'
import type { AuditReport } from '../../../contract/audit/report.ts'
import { useText } from '../../language/use-text.ts'
import ink from '../../ui/ink.module.css'
import lines from '../../ui/list.module.css'
import { ToggleButton } from '../../ui/ToggleButton.tsx'
import { levels } from '../levels.ts'
import { Select } from '../Select.tsx'
import { statuses, statusLooks } from '../statuses.ts'
import type { PolicyInUse } from '../use-policy.ts'
import { filtered, type ItemFilter, levelNamed, toggled } from './filter.ts'
import { Item } from './Item.tsx'
import style from './ItemList.module.css'

interface ItemListProps {
  report: AuditReport
  policy: PolicyInUse
  open: ReadonlySet<string>
  onToggle(item: string): void
  /** Where somebody just went. */
  arrived?: { item: string }
}

/** All items, or those that are filtered for. */
export function ItemList({ report, policy, open, onToggle, arrived }: ItemListProps) {
  const t = useText()
  const [filter, setFilter] = useState<ItemFilter>({ statuses: [] })
  const list = useRef<HTMLUListElement>(null)
  // Where somebody goes is shown, whatever was filtered for.
  const [shownFor, setShownFor] = useState(arrived)
  if (shownFor !== arrived) {
    setShownFor(arrived)
    setFilter({ statuses: [] })
  }
  useEffect(() => {
    if (!arrived) return
    const button = list.current?.querySelector<HTMLElement>(`[data-item="${arrived.item}"] button`)
    button?.scrollIntoView({ block: 'start' })
    button?.focus({ preventScroll: true })
  }, [arrived])
  const items = filtered(report.items, filter)
  return (
    <section className={style.items} aria-label={t`Items`}>
      <div className={style.filters}>
        <div className={style.toggles} role="group" aria-label={t`By status`}>
          {statuses
            .filter((status) => report.summary[status] > 0)
            .map((status) => (
              <ToggleButton
                key={status}
                icon={statusLooks[status].icon}
                isSelected={filter.statuses.includes(status)}
                onChange={() => setFilter({ ...filter, statuses: toggled(filter.statuses, status) })}
              >
                {`${t(statusLooks[status].word)} ${report.summary[status]}`}
              </ToggleButton>
            ))}
        </div>
        <Select
          label={t`Level`}
          small
          value={filter.level ?? ''}
          onChange={(level) => setFilter({ ...filter, level: levelNamed(level) })}
        >
          <option value="">{t`All`}</option>
          {levels.map((level) => (
            <option key={level} value={level}>
              {t(baselineLevels[level])}
            </option>
          ))}
        </Select>
        <span className={ink.soft} role="status">
          {t`${items.length} of ${report.items.length} items`}
        </span>
      </div>
      <ul className={lines.list} ref={list}>
        {items.map((item) => (
          <Item
            key={item.id}
            item={item}
            policy={policy}
            isOpen={open.has(item.id)}
            onToggle={() => onToggle(item.id)}
          />
        ))}
      </ul>
    </section>
  )
}
