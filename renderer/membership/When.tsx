import { useText } from '../language/use-text.ts'
import { classTime } from './class-time.ts'
import { useMember } from './membership.ts'
import style from './membership.module.css'
import { useClassClock } from './use-class-clock.ts'

/** A time by the clock of the class; where the reader's own clock shows another, that too. */
export function When({ at }: { at: string }) {
  const t = useText()
  const reader = useClassClock()
  const { inClass, zone, own } = classTime(at, useMember()?.timeZone ?? 'UTC', reader)
  return (
    <time dateTime={at} className={style.when}>
      {own === null ? inClass : t`${inClass} (${zone}), on your clock ${own}`}
    </time>
  )
}
