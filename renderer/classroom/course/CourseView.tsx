import { useEffect, useEffectEvent, useState } from 'react'
import type { Assignment, ClassCourse } from '../../../contract/class/index.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import card from '../../ui/card.module.css'
import { Field } from '../../ui/Field.tsx'
import ink from '../../ui/ink.module.css'
import { TroubleNote } from '../../ui/TroubleNote.tsx'
import { assignmentOf } from '../room/usual-exercise.ts'
import { ClassPage } from '../ui/ClassPage.tsx'
import ui from '../ui/ui.module.css'
import { useClass, useClassAction, useMay } from '../use-class.ts'
import { AssignmentCard } from './AssignmentCard.tsx'
import style from './CourseView.module.css'
import { inZone, isSameCourse, newAssignment, withAssignment, wrongIn } from './draft.ts'

/** What the class works on, from when, until when, and what it counts. Saved as a whole. */
export function CourseView() {
  const t = useText()
  const may = useMay()
  const { exercises, course, refreshCourse } = useClass()
  const [draft, setDraft] = useState<ClassCourse>()
  /** Counts what was thrown away: what is entered then begins anew. */
  const [round, setRound] = useState(0)
  const [isSaved, setSaved] = useState(false)
  // What is saved is no draft any more: else what somebody else changes later would look changed here, and be undone.
  if (draft && isSameCourse(draft, course)) setDraft(undefined)
  const now = draft ?? course
  const canChange = may('course', 'set')
  const isChanged = !isSameCourse(now, course)
  const isWrong = now.assignments.some((assignment) => wrongIn(assignment) !== undefined)
  const save = useClassAction(async (client) => {
    await client.course.set(now)
    setSaved(true)
    refreshCourse()
  })
  useKeptFromLeaving(isChanged)
  // Somebody else of staff may have changed it since.
  const look = useEffectEvent(refreshCourse)
  useEffect(() => look(), [])
  const change = (next: ClassCourse) => {
    setDraft(next)
    setSaved(false)
  }
  const changeOne = (assignment: Assignment) => change(withAssignment(now, assignment))
  const set = exercises.filter(({ id }) => assignmentOf(now, id)?.isSet)
  const others = exercises.filter(({ id }) => !assignmentOf(now, id)?.isSet)

  return (
    <ClassPage
      title={t`Course`}
      lead={t`Learners see what is set as theirs to do, with its deadline. Everything else is open to them too, and counts nothing.`}
      actions={
        canChange && (
          <>
            <span role="status" className={ink.soft}>
              {isSaved && !isChanged ? t`Saved.` : isChanged ? t`Not saved yet` : ''}
            </span>
            <Button
              isDisabled={!isChanged}
              onPress={() => {
                setDraft(undefined)
                setRound(round + 1)
              }}
            >
              {t`Discard`}
            </Button>
            <Button
              look="primary"
              isDisabled={!isChanged || isWrong}
              isPending={save.pending}
              onPress={() => void save.run()}
            >
              {t`Save`}
            </Button>
          </>
        )
      }
    >
      {save.trouble && <TroubleNote trouble={save.trouble} />}
      {!canChange && <p className={ink.soft}>{t`Instructors of this class can change it.`}</p>}
      <Zone course={now} canChange={canChange} onChange={(zone) => change(inZone(now, zone))} />
      {set.length === 0 && <p className={ui.empty}>{t`Nothing is set yet.`}</p>}
      {set.map((exercise) => (
        <AssignmentCard
          key={`${exercise.id}/${round}`}
          exercise={exercise}
          assignment={assignmentOf(now, exercise.id) ?? newAssignment(exercise.id)}
          timeZone={now.timeZone}
          canChange={canChange}
          onChange={changeOne}
        />
      ))}
      {others.length > 0 && (
        <section className={card.card} aria-labelledby="course-others">
          <h2 id="course-others">{set.length === 0 ? t`Exercises` : t`Other exercises`}</h2>
          <ul className={style.others}>
            {others.map((exercise) => (
              <li key={exercise.id}>
                <span className={style.title}>{t(exercise.title)}</span>
                <span
                  className={ink.soft}
                >{t`${exercise.tasks.length} tasks, about ${exercise.minutes} min`}</span>
                {canChange && (
                  <Button
                    small
                    icon="plus"
                    aria-label={t`Set ${exercise.title}`}
                    onPress={() => changeOne(newAssignment(exercise.id))}
                  >
                    {t`Set`}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </ClassPage>
  )
}

interface ZoneProps {
  course: ClassCourse
  canChange: boolean
  onChange(timeZone: string): void
}

function Zone({ course: { timeZone }, canChange, onChange }: ZoneProps) {
  const t = useText()
  const zones = Intl.supportedValuesOf('timeZone')
  return (
    <div className={style.zone}>
      <Field
        label={t`Time zone of the class`}
        hint={t`Deadlines are written and read in it, wherever somebody is. Another zone moves them: 18:00 stays 18:00.`}
      >
        {(id, about) => (
          <select
            id={id}
            aria-describedby={about}
            disabled={!canChange}
            value={timeZone}
            onChange={({ target }) => onChange(target.value)}
          >
            {!zones.includes(timeZone) && <option>{timeZone}</option>}
            {zones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </select>
        )}
      </Field>
    </div>
  )
}

/** The browser asks before the page goes while something is not saved. */
function useKeptFromLeaving(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isChanged])
}
