import { useEffect } from 'react'
import { loadTextsOf } from '../language/language.ts'
import { useText } from '../language/use-text.ts'
import { hashOf } from '../navigation/route.ts'
import { ShortText } from '../params/params.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import style from './CourseMap.module.css'
import type { CourseStep, CourseView } from './standing.ts'

/** What to do now: where a newcomer starts, where one was, what comes next, or that all is done. */
export function GoOn({ view: { next, last } }: { view: CourseView }) {
  const t = useText()
  if (!next) {
    return (
      <section className={style.goOn}>
        <h2 className={style.kicker}>{t`Everything is done`}</h2>
        <p className={style.goOnTitle}>{t`You have achieved every task of the course.`}</p>
        <p className={style.soft}>
          {t`Start over in any exercise: it draws new ports, names and values, and you see what has stayed with you.`}
        </p>
      </section>
    )
  }
  if (!last) return <Begin step={next} />
  return last === next ? <Continue step={next} /> : <Next step={next} />
}

function Begin({ step }: { step: CourseStep }) {
  const t = useText()
  return (
    <section className={style.goOn}>
      <h2 className={style.kicker}>{t`New here? Start at the beginning`}</h2>
      <p className={style.goOnTitle}>
        <ShortText text={step.info.title} />
      </p>
      <p className={style.soft}>
        {t`In your first hour you boot a virtual machine beside a container and see what only one of them hides, and you talk to Docker without its command line. You need to know your way in a shell, nothing more.`}
      </p>
      <p className={style.soft}>
        {t`Each exercise is a lesson beside real terminals. Break what you like: fresh hosts are there in a second. Tasks turn green by themselves.`}
      </p>
      <StepLink step={step}>{t`Start with the first exercise`}</StepLink>
    </section>
  )
}

function Continue({ step }: { step: CourseStep }) {
  const t = useText()
  const { info, done, tasks, nextTask, minutesLeft } = step
  useEffect(() => {
    // What its tasks are called, in the reader's language.
    loadTextsOf('tasks').catch(() => {})
  }, [])
  return (
    <section className={style.goOn}>
      <h2 className={style.kicker}>{t`Continue where you were`}</h2>
      <p className={style.goOnTitle}>
        <ShortText text={info.title} />
      </p>
      <ProgressBar fraction={tasks === 0 ? 0 : done / tasks} label={t(info.title)} />
      <p className={style.soft}>
        {t`${done} of ${tasks} tasks done`} · {t`about ${minutesLeft} minutes left`}
      </p>
      {nextTask && (
        <p>
          {t`Next task:`} <b>{<ShortText text={nextTask.title} />}</b>
        </p>
      )}
      <StepLink step={step}>{t`Continue`}</StepLink>
    </section>
  )
}

function Next({ step }: { step: CourseStep }) {
  const t = useText()
  return (
    <section className={style.goOn}>
      <h2 className={style.kicker}>{t`What comes next`}</h2>
      <p className={style.goOnTitle}>
        <ShortText text={step.info.title} />
      </p>
      <p className={style.soft}>
        <ShortText text={step.info.summary} />
      </p>
      <StepLink step={step}>{step.state === 'begun' ? t`Continue` : t`Begin`}</StepLink>
    </section>
  )
}

function StepLink({ step, children }: { step: CourseStep; children: string }) {
  const t = useText()
  return (
    <a
      className={style.start}
      href={hashOf({ view: 'lesson', slug: step.info.id })}
      aria-label={`${children}: ${t(step.info.title)}`}
    >
      {children}
      <Icon name="chevron" />
    </a>
  )
}
