import type { ItemDifference } from '../../../contract/audit/compare.ts'
import type { AuditedItem } from '../../../contract/audit/report.ts'
import { type Message, msg } from '../../../contract/message.ts'
import { useText } from '../../language/use-text.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { ShowAll } from '../ShowAll.tsx'
import look from '../status.module.css'
import { statusLooks } from '../statuses.ts'
import { useFirst } from '../use-first.ts'
import { Words } from '../Words.tsx'
import style from './ChangedItem.module.css'

const looks: Record<ItemDifference['turned'], { icon: IconName; word: Message }> = {
  better: { icon: 'up', word: msg`Better` },
  worse: { icon: 'down', word: msg`Worse` },
  other: { icon: 'minus', word: msg`Otherwise` },
  same: { icon: 'minus', word: msg`Still the same, with other findings` },
}

/** How one item turned, and which findings are gone and added. */
export function ChangedItem({ difference, item }: { difference: ItemDifference; item?: AuditedItem }) {
  const t = useText()
  const { id, turned, before, after, gone, added } = difference
  return (
    <li className={style.item} data-item={id} data-turned={turned}>
      <h2 className={style.head}>
        <span className={look.mark}>
          <Icon name={looks[turned].icon} />
          {t(looks[turned].word)}
        </span>
        <span>
          {id} {item && t(item.title)}
        </span>
      </h2>
      <p className={style.turn}>
        {before === after
          ? t(statusLooks[after].word)
          : t`Before: ${statusLooks[before].word}. After: ${statusLooks[after].word}.`}
        {item && (
          <>
            {' '}
            <Words text={item.summary} />
          </>
        )}
      </p>
      <Subjects title={t`Findings that are gone`} subjects={gone} />
      <Subjects title={t`New findings`} subjects={added} />
    </li>
  )
}

/** So many are shown at first. */
const FIRST = 20

function Subjects({ title, subjects }: { title: string; subjects: readonly string[] }) {
  const { shown, showAll } = useFirst(subjects, FIRST)
  if (subjects.length === 0) return null
  return (
    <div className={style.subjects}>
      <p>{`${title} (${subjects.length})`}</p>
      <ul>
        {shown.map((subject) => (
          <li key={subject}>
            <code>{subject}</code>
          </li>
        ))}
      </ul>
      {showAll && <ShowAll count={subjects.length} onPress={showAll} />}
    </div>
  )
}
