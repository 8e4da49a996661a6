import { useText } from '../language/use-text.ts'
import { useIsHosted } from '../membership/membership.ts'
import { Page } from '../navigation/Page.tsx'
import { useMachine } from '../system/machine.ts'
import { Button } from '../ui/Button.tsx'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import { CoursePart } from './CoursePart.tsx'
import { duration } from './duration.ts'
import style from './CourseMap.module.css'
import { GoOn } from './GoOn.tsx'
import { lastLesson, withReading } from './last-lesson.ts'
import { viewCourse } from './standing.ts'
import { useCourse } from './use-course.ts'
import { useOverview } from './use-overview.ts'

/** The home: the course in its order, how far one is, and where to go on. */
export function CourseMap() {
  const t = useText()
  const { canOpenLabs, setUp } = useMachine()
  const isHosted = useIsHosted()
  const course = useCourse()
  const overview = useOverview()
  const trouble = course.trouble ?? overview.trouble
  const view =
    course.value && overview.value && viewCourse(course.value, withReading(overview.value, lastLesson()))
  const lead = view && (
    <>
      {t`${view.done} of ${view.tasks} tasks done`}
      {view.minutesLeft > 0 && <> · {t`about ${duration(view.minutesLeft)} left`}</>}
    </>
  )
  return (
    <Page title={t`Docker security, by doing it`} lead={lead ?? ' '}>
      {!canOpenLabs && (
        <div className={style.notSetUp}>
          {isHosted ? (
            <p>{t`Labs can’t be opened now: the machine of your class is not ready for them. You can read on meanwhile.`}</p>
          ) : (
            <>
              <p>{t`Labs can’t be opened yet: this machine has to be set up first. You can read on meanwhile.`}</p>
              <Button onPress={setUp}>{t`Go to the set-up`}</Button>
            </>
          )}
        </div>
      )}
      {trouble && (
        <TroubleCard trouble={trouble}>
          <Button
            onPress={() => {
              course.refresh()
              overview.refresh()
            }}
          >
            {t`Try again`}
          </Button>
        </TroubleCard>
      )}
      {!view && !trouble && <p className={style.loading}>{t`Opening the course…`}</p>}
      {view && (
        <>
          <GoOn view={view} />
          {view.parts.map((part, index) => (
            <CoursePart key={index} number={index + 1} part={part} />
          ))}
        </>
      )}
    </Page>
  )
}
