import { useId } from 'react'
import type { ExerciseInfo } from '../../../contract/exercise.ts'
import { useText } from '../../language/use-text.ts'
import { goToClass } from '../class-route.ts'
import { useZoneTime } from '../ui/zone-time.ts'
import { useClass } from '../use-class.ts'
import { ageText } from './ages.ts'
import style from './RoomView.module.css'
import { assignmentOf } from './usual-exercise.ts'

/** Which exercise is looked at; what is set comes first. */
export function ExerciseChooser({ exercise, now }: { exercise: ExerciseInfo; now: number }) {
  const t = useText()
  const id = useId()
  const { exercises, course } = useClass()
  const isSet = ({ id: each }: ExerciseInfo) => assignmentOf(course, each)?.isSet === true
  const options = (of: readonly ExerciseInfo[]) =>
    of.map((each) => (
      <option key={each.id} value={each.id}>
        {t(each.title)}
      </option>
    ))
  const set = exercises.filter(isSet)
  const others = exercises.filter((each) => !isSet(each))
  return (
    <div className={style.chooser}>
      <h1 tabIndex={-1}>
        <label htmlFor={id} className="visually-hidden">
          {t`Exercise`}
        </label>
        <select
          id={id}
          value={exercise.id}
          onChange={({ target }) => goToClass({ tab: 'room', exercise: target.value })}
        >
          {set.length > 0 && <optgroup label={t`Set for this class`}>{options(set)}</optgroup>}
          {others.length > 0 && (
            <optgroup label={set.length > 0 ? t`Others` : t`Exercises`}>{options(others)}</optgroup>
          )}
        </select>
      </h1>
      <Due exercise={exercise} now={now} />
    </div>
  )
}

function Due({ exercise, now }: { exercise: ExerciseInfo; now: number }) {
  const t = useText()
  const time = useZoneTime()
  const { course } = useClass()
  const { isSet, opensAt, dueAt } = assignmentOf(course, exercise.id) ?? {}
  if (!isSet) return <p className={style.due}>{t`Not set: it is open to all and counts nothing.`}</p>
  if (opensAt && Date.parse(opensAt) > now) return <p className={style.due}>{t`Opens ${time(opensAt)}`}</p>
  if (!dueAt) return <p className={style.due}>{t`Set, without a deadline.`}</p>
  const left = Date.parse(dueAt) - now
  return (
    <p className={style.due}>
      {left > 0 ? t`Due ${time(dueAt)}, in ${ageText(left)}` : t`Was due ${time(dueAt)}`}
    </p>
  )
}
