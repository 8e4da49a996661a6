import type { Assignment } from '../../../contract/class/index.ts'
import type { ExerciseInfo } from '../../../contract/exercise.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import card from '../../ui/card.module.css'
import { Field } from '../../ui/Field.tsx'
import ink from '../../ui/ink.module.css'
import { MomentField } from '../ui/MomentField.tsx'
import ui from '../ui/ui.module.css'
import { wrongIn } from './draft.ts'
import style from './CourseView.module.css'

interface AssignmentCardProps {
  exercise: ExerciseInfo
  assignment: Assignment
  timeZone: string
  canChange: boolean
  onChange(assignment: Assignment): void
}

/** When and how one exercise counts. */
export function AssignmentCard({ exercise, assignment, timeZone, canChange, onChange }: AssignmentCardProps) {
  const t = useText()
  const wrong = wrongIn(assignment)
  const change = (part: Partial<Assignment>) => onChange({ ...assignment, ...part })
  const points = exercise.tasks.reduce((sum, task) => sum + task.points, 0)
  const { weight, attemptPoints, solution, opensAt, dueAt } = assignment
  const most = (points + (exercise.attempt ? attemptPoints : 0)) * weight
  const number = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))
  return (
    <section className={card.card} aria-label={t(exercise.title)} data-assignment={exercise.id}>
      <div className={ui.head}>
        <h2>{t(exercise.title)}</h2>
        <div className={ui.buttons}>
          {Number.isFinite(most) && (
            <span className={ink.soft}>{t`${Number(most.toFixed(2))} points at most`}</span>
          )}
          {canChange && (
            <Button
              small
              look="quiet"
              icon="close"
              aria-label={t`Don’t set ${exercise.title}`}
              onPress={() => change({ isSet: false })}
            >
              {t`Don’t set`}
            </Button>
          )}
        </div>
      </div>
      <div className={style.fields}>
        <MomentField
          label={t`Can be opened from`}
          empty={t`At once`}
          value={opensAt}
          timeZone={timeZone}
          isDisabled={!canChange}
          onChange={(at) => change({ opensAt: at })}
        />
        <MomentField
          label={t`Due`}
          empty={t`No deadline`}
          value={dueAt}
          timeZone={timeZone}
          isDisabled={!canChange}
          wrong={wrong === 'dates' ? t`The deadline is after it can be opened.` : undefined}
          onChange={(at) => change({ dueAt: at })}
        />
        <Field
          label={t`Weight`}
          hint={t`Points are times this.`}
          wrong={wrong === 'weight' ? t`A number from 0 to 100.` : undefined}
        >
          {(id, about) => (
            <input
              id={id}
              aria-describedby={about}
              type="number"
              min={0}
              max={100}
              step="any"
              disabled={!canChange}
              defaultValue={weight}
              onChange={({ target }) => change({ weight: number(target.value) })}
            />
          )}
        </Field>
        {exercise.attempt && (
          <Field
            label={t`Points for the attack`}
            hint={t`When it is refused at last and all tasks pass; 0 counts none.`}
            wrong={wrong === 'points' ? t`A whole number from 0 to 1000.` : undefined}
          >
            {(id, about) => (
              <input
                id={id}
                aria-describedby={about}
                type="number"
                min={0}
                max={1000}
                disabled={!canChange}
                defaultValue={attemptPoints}
                onChange={({ target }) => change({ attemptPoints: number(target.value) })}
              />
            )}
          </Field>
        )}
        <Field
          label={t`Solution`}
          hint={
            solution === 'after-due' && dueAt === null
              ? t`Without a deadline, nobody ever sees it.`
              : undefined
          }
        >
          {(id, about) => (
            <select
              id={id}
              aria-describedby={about}
              disabled={!canChange}
              value={solution}
              onChange={({ target }) => change({ solution: target.value as Assignment['solution'] })}
            >
              <option value="after-try">{t`After some tries of one’s own`}</option>
              <option value="after-due">{t`After the deadline`}</option>
              <option value="never">{t`Never`}</option>
            </select>
          )}
        </Field>
      </div>
    </section>
  )
}
