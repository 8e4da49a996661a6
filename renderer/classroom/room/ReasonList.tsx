import { useState } from 'react'
import type { Reasons } from '../../../contract/class/reasons.ts'
import type { ExerciseInfo } from '../../../contract/exercise.ts'
import { useText } from '../../language/use-text.ts'
import { ShortText } from '../../params/params.tsx'
import { Button } from '../../ui/Button.tsx'
import { SendDialog } from '../messages/SendDialog.tsx'
import { plainText } from '../ui/plain-text.ts'
import style from './SidePanel.module.css'

interface ReasonListProps {
  exercise: ExerciseInfo
  reasons: Reasons
  chosen: string | undefined
  onChoose(reason: string | undefined): void
}

/** How many are seen at first. */
const AT_FIRST = 6

/** Why checks fail now, what most have first. */
export function ReasonList({ exercise, reasons: { of, groups }, chosen, onChoose }: ReasonListProps) {
  const t = useText()
  const [isAll, setAll] = useState(false)
  const [isWriting, setWriting] = useState(false)
  const shown = isAll ? groups : groups.slice(0, AT_FIRST)
  const group = groups.find(({ key }) => key === chosen)
  const number = (task: string) => exercise.tasks.findIndex(({ id }) => id === task) + 1
  return (
    <section className={style.section} aria-labelledby="side-reasons">
      <h2 id="side-reasons">{t`Why checks fail now`}</h2>
      {groups.length === 0 && (
        <p className={style.soft}>
          {of === 0 ? t`Nobody has this lab open.` : t`Nothing fails for those who have the lab open.`}
        </p>
      )}
      <ul className={style.reasons}>
        {shown.map(({ key, task, summary, people }) => (
          <li key={key}>
            <button
              type="button"
              className={style.reason}
              aria-pressed={key === chosen}
              onClick={() => onChoose(key === chosen ? undefined : key)}
            >
              <span className={style.share} style={{ width: `${(100 * people.length) / of}%` }} />
              <b>{t`${people.length} of ${of}`}</b>
              <span>
                <ShortText text={summary} />
              </span>
              <span className={style.soft}>{t`Task ${number(task)}`}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={style.buttons}>
        {groups.length > AT_FIRST && (
          <Button small look="quiet" onPress={() => setAll(!isAll)}>
            {isAll ? t`Show fewer` : t`Show all ${groups.length}`}
          </Button>
        )}
        {group && (
          <Button small onPress={() => setWriting(true)}>
            {group.people.length === 1
              ? t`Write to this learner…`
              : t`Write to these ${group.people.length}…`}
          </Button>
        )}
      </div>
      {isWriting && group && (
        <SendDialog
          to={{ kind: 'several', people: group.people, about: plainText(t(group.summary)) }}
          pointer={{ exercise: exercise.id, task: group.task }}
          onClose={() => setWriting(false)}
        />
      )}
    </section>
  )
}
