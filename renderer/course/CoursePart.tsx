import type { ExerciseInfo } from '../../contract/exercise.ts'
import { useText } from '../language/use-text.ts'
import { SetChip } from '../membership/lazy.tsx'
import { hashOf } from '../navigation/route.ts'
import { ShortText } from '../params/params.tsx'
import { Icon } from '../ui/Icon.tsx'
import lines from '../ui/list.module.css'
import style from './CourseMap.module.css'
import type { CourseStep, CourseView } from './standing.ts'

interface CoursePartProps {
  number: number
  part: CourseView['parts'][number]
}

/** One part of the course, with its exercises in order. */
export function CoursePart({ number, part: { title, steps } }: CoursePartProps) {
  const t = useText()
  const done = steps.filter(({ state }) => state === 'done').length
  const id = `part-${number}`
  return (
    <section className={style.part} aria-labelledby={id}>
      <div className={style.partHead}>
        <h2 id={id} className={style.partTitle}>
          <span className={style.number}>{number}</span> {t(title)}
        </h2>
        <p className={style.soft}>{t`${done} of ${steps.length} exercises done`}</p>
      </div>
      <ol className={lines.list}>
        {steps.map((step) => (
          <Step key={step.info.id} step={step} />
        ))}
      </ol>
    </section>
  )
}

function Step({ step: { info, state, done, tasks, bestAfter } }: { step: CourseStep }) {
  const t = useText()
  const said = { new: t`not begun`, begun: t`begun`, done: t`done` }[state]
  return (
    <li className={style.step}>
      <span className={`${style.mark} ${style[state]}`}>
        {state === 'done' ? <Icon name="check" /> : <Ring fraction={tasks === 0 ? 0 : done / tasks} />}
        <span className="visually-hidden">{said}</span>
      </span>
      <div className={style.about}>
        <h3 className={style.stepTitle}>
          <a href={hashOf({ view: 'lesson', slug: info.id })}>
            <ShortText text={info.title} />
          </a>
          <SetChip exercise={info.id} />
        </h3>
        <p className={style.summary}>
          <ShortText text={info.summary} />
        </p>
        {state !== 'done' && <BestAfter exercises={bestAfter} />}
      </div>
      <p className={style.figures}>
        <span>{t`${done} of ${tasks} tasks`}</span>
        <span>{t`${info.minutes} min`}</span>
      </p>
    </li>
  )
}

/** Advice, no lock. No exercise builds on more than two that don't build on each other. */
function BestAfter({ exercises: [first, second] }: { exercises: ExerciseInfo[] }) {
  const t = useText()
  if (!first) return null
  const link = ({ id, title }: ExerciseInfo) => (
    <a href={hashOf({ view: 'lesson', slug: id })}>
      <ShortText text={title} />
    </a>
  )
  return (
    <p className={style.after}>
      {second ? t.rich`Best after ${link(first)} and ${link(second)}` : t.rich`Best after ${link(first)}`}
    </p>
  )
}

/** How much of a circle is drawn says how much is done; in words it stands beside it. */
function Ring({ fraction }: { fraction: number }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" strokeWidth="2" aria-hidden="true">
      <circle cx="8" cy="8" r="6" stroke="var(--line-strong)" strokeWidth="1.4" />
      {fraction > 0 && (
        <circle
          cx="8"
          cy="8"
          r="6"
          stroke="var(--accent)"
          pathLength={1}
          strokeDasharray={`${fraction} 1`}
          transform="rotate(-90 8 8)"
        />
      )}
    </svg>
  )
}
