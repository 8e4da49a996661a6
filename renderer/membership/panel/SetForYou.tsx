import { useCourse } from '../../course/use-course.ts'
import { useText } from '../../language/use-text.ts'
import { goTo, hashOf } from '../../navigation/route.ts'
import { ShortText } from '../../params/params.tsx'
import type { ClassSectionProps } from './class-section.ts'
import { inOrderOfDeadlines, standingOf } from '../standing.ts'
import { useClassClock } from '../use-class-clock.ts'
import { When } from '../When.tsx'
import style from './panel.module.css'

/** What the class has set, with its deadlines. */
export function SetForYou({ member, heading: Heading, onGone }: ClassSectionProps) {
  const t = useText()
  const { now } = useClassClock()
  const course = useCourse()
  const set = inOrderOfDeadlines(member.assignments)
  return (
    <section className={style.section} aria-label={t`Set for you`}>
      <Heading className={style.heading}>{t`Set for you`}</Heading>
      {set.length === 0 && <p className={style.soft}>{t`Nothing is set yet. Work on what you like.`}</p>}
      <ul className={style.list} hidden={set.length === 0}>
        {set.map((assignment) => {
          const info = course.value?.find(({ id }) => id === assignment.exercise)
          const standing = standingOf(assignment, now)
          return (
            <li key={assignment.exercise} className={style.item}>
              <a
                href={hashOf({ view: 'lesson', slug: assignment.exercise })}
                onClick={(event) => {
                  event.preventDefault()
                  onGone()
                  goTo({ view: 'lesson', slug: assignment.exercise })
                }}
              >
                {info ? <ShortText text={info.title} /> : assignment.exercise}
              </a>
              <span className={style.soft} data-look={standing?.kind}>
                {standing?.kind === 'locked' && t.rich`opens ${<When at={standing.opensAt} />}`}
                {standing?.kind === 'due' && t.rich`due ${<When at={standing.at} />}`}
                {standing?.kind === 'over' && t.rich`was due ${<When at={standing.at} />}`}
                {standing?.kind === 'set' && t`no deadline`}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
