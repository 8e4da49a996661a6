import type { AuditReport } from '../../../contract/audit/report.ts'
import { useText } from '../../language/use-text.ts'
import { Icon } from '../../ui/Icon.tsx'
import look from '../status.module.css'
import { statuses, statusLooks } from '../statuses.ts'
import style from './Counts.module.css'

/** How many items have each status, in one line. */
export function Counts({ summary }: { summary: AuditReport['summary'] }) {
  const t = useText()
  return (
    <ul className={style.counts}>
      {statuses
        .filter((status) => summary[status] > 0)
        .map((status) => (
          <li key={status} data-status={status} className={look.mark}>
            <Icon name={statusLooks[status].icon} size={14} />
            {summary[status]}
            <span>{t(statusLooks[status].word)}</span>
          </li>
        ))}
    </ul>
  )
}
