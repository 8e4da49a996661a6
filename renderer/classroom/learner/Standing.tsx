import { useId } from 'react'
import type { Person, RoomRow } from '../../../contract/class/index.ts'
import type { ExerciseInfo } from '../../../contract/exercise.ts'
import { outcomes } from '../../exercise/attempt-looks.ts'
import { workedText } from '../../exercise/summary.ts'
import { useText } from '../../language/use-text.ts'
import { ShortText } from '../../params/params.tsx'
import { Icon } from '../../ui/Icon.tsx'
import ink from '../../ui/ink.module.css'
import { goToClass } from '../class-route.ts'
import { agoText, ageText } from '../room/ages.ts'
import { cellLooks, stateNames } from '../room/cell-looks.ts'
import { achievedCount, cellOf, stateOf } from '../room/learner-state.ts'
import { useZoneTime } from '../ui/zone-time.ts'
import { useClass } from '../use-class.ts'
import style from './LearnerView.module.css'

interface StandingProps {
  person: Person
  exercise: ExerciseInfo
  /** Absent until something is known. */
  row?: RoomRow
  now: number
}

/** Where a learner stands at one exercise, task by task. */
export function Standing({ person, exercise, row, now }: StandingProps) {
  const t = useText()
  const time = useZoneTime()
  const id = useId()
  const { exercises } = useClass()
  const { tasks } = exercise
  const last = row?.attempts.last && outcomes[row.attempts.last]
  return (
    <section className={style.standing} aria-label={t`Where they stand`} tabIndex={0}>
      <label htmlFor={id} className="visually-hidden">
        {t`Exercise`}
      </label>
      <select
        id={id}
        value={exercise.id}
        onChange={({ target }) => goToClass({ tab: 'learner', person: person.id, exercise: target.value })}
      >
        {exercises.map((each) => (
          <option key={each.id} value={each.id}>
            {t(each.title)}
          </option>
        ))}
      </select>
      {!row && <p className={ink.soft}>{t`Nothing was reported by this learner yet.`}</p>}
      {row && (
        <dl className={style.facts}>
          <dt>{t`Now`}</dt>
          <dd>
            {t(stateNames[stateOf(row, tasks, now)])}
            {', '}
            {row.online
              ? t`online`
              : row.lastSeenAt
                ? t`last seen ${agoText(now - Date.parse(row.lastSeenAt))}`
                : t`never seen`}
          </dd>
          <dt>{t`Achieved`}</dt>
          <dd>{t`${achievedCount(row)} of ${tasks.length} tasks`}</dd>
          <dt>{t`Worked`}</dt>
          <dd>{t(workedText(row.workedSeconds))}</dd>
          <dt>{t`Attacks`}</dt>
          <dd>{last ? t`${row.attempts.count}; the last one: ${last.text}` : row.attempts.count}</dd>
          <dt>{t`Hints taken`}</dt>
          <dd>{row.hints}</dd>
          <dt>{t`Solution`}</dt>
          <dd>{row.solutionSeen ? t`looked at` : t`not looked at`}</dd>
        </dl>
      )}
      <ol className={style.tasks}>
        {tasks.map((task) => {
          const cell = row ? cellOf(row, task.id) : 'unknown'
          const achievedAt = row?.tasks[task.id]?.achievedAt
          return (
            <li key={task.id} className={style.task}>
              <span className={style.mark} data-cell={cell}>
                <Icon name={cellLooks[cell].icon ?? 'minus'} size={14} />
              </span>
              <b>
                <ShortText text={task.title} />
              </b>
              <p className={ink.soft}>
                {achievedAt
                  ? t`${cellLooks[cell].text}, achieved ${time(achievedAt)}`
                  : t(cellLooks[cell].text)}
              </p>
              {row?.failing
                .filter((failing) => failing.task === task.id)
                .map((failing) => (
                  <p key={failing.check} className={ink.soft}>
                    <ShortText text={failing.summary} />{' '}
                    {t`Failing for ${ageText(now - Date.parse(failing.since))}.`}
                  </p>
                ))}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
