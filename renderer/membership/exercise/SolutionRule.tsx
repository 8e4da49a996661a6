import { useText } from '../../language/use-text.ts'
import style from '../membership.module.css'
import { solutionRule } from '../standing.ts'
import { useClassClock } from '../use-class-clock.ts'
import { When } from '../When.tsx'
import { useStanding } from './use-standing.ts'

/** Where a solution would be offered: why it isn't, if that is the class's rule. */
export function SolutionRule({ exercise }: { exercise: string }) {
  const t = useText()
  const { now } = useClassClock()
  const { assignment, className } = useStanding(exercise)
  const rule = solutionRule(assignment, now)
  if (!rule) return null
  return (
    <p className={style.solutionRule}>
      {rule.kind === 'never' && t`Your class “${className}” does not show the solution of this exercise.`}
      {rule.kind === 'after' &&
        (rule.at === null
          ? t`Your class “${className}” shows the solution after the deadline, and has not set one yet.`
          : t.rich`Your class “${className}” shows the solution after the deadline: ${<When at={rule.at} />}.`)}
    </p>
  )
}
