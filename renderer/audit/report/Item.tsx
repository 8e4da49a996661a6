import { useId } from 'react'
import type { AuditedItem } from '../../../contract/audit/report.ts'
import { useText } from '../../language/use-text.ts'
import { Icon } from '../../ui/Icon.tsx'
import look from '../status.module.css'
import { statusLooks } from '../statuses.ts'
import type { PolicyInUse } from '../use-policy.ts'
import style from './Item.module.css'
import { ItemDetails } from './ItemDetails.tsx'
import { Words } from '../Words.tsx'

interface ItemProps {
  item: AuditedItem
  policy: PolicyInUse
  isOpen: boolean
  onToggle(): void
}

/** One item of the baseline, to be opened. */
export function Item({ item, policy, isOpen, onToggle }: ItemProps) {
  const t = useText()
  const detailsId = useId()
  const { icon, word } = statusLooks[item.status]
  return (
    <li data-item={item.id} data-status={item.status}>
      <h2 className={style.head}>
        <button
          type="button"
          className={style.opener}
          aria-expanded={isOpen}
          aria-controls={isOpen ? detailsId : undefined}
          onClick={onToggle}
        >
          <span className={`${look.mark} ${style.mark}`}>
            <Icon name={icon} />
            <span className="visually-hidden">{t(word)}</span>
          </span>
          <span className={style.id}>{item.id}</span>
          <span className={style.words}>
            <span className={style.name}>{t(item.title)}</span>
            <span className={style.reason}>
              <Words text={item.summary} />
            </span>
          </span>
          <Icon name={isOpen ? 'up' : 'down'} />
        </button>
      </h2>
      {isOpen && (
        <div id={detailsId} className={style.details}>
          <ItemDetails item={item} policy={policy} />
        </div>
      )}
    </li>
  )
}
