import { type Message, msg } from '../../../contract/message.ts'
import { useText } from '../../language/use-text.ts'
import { Icon } from '../../ui/Icon.tsx'
import { classTime, type Reader, wallTime } from '../class-time.ts'
import { useMember } from '../membership.ts'
import style from '../membership.module.css'
import type { ClassStanding } from '../standing.ts'
import { useClassClock } from '../use-class-clock.ts'
import { When } from '../When.tsx'
import { useStanding } from './use-standing.ts'

/** In few words, by the reader's own clock: "due Tue 24 Nov, 18:00". `inBar`: where there is little room. */
export function SetChip({ exercise, inBar }: { exercise: string; inBar?: boolean }) {
  const t = useText()
  const { standing } = useStanding(exercise)
  const reader = useClassClock()
  const member = useMember()
  if (!standing) return null
  const at = timeOf(standing)
  const inClass = at && member ? classTime(at, member.timeZone, reader) : undefined
  return (
    <span
      className={`${style.setChip} ${inBar ? style.inBar : ''}`}
      data-look={lookOf(standing)}
      title={inClass?.own ? t`${inClass.inClass} (${inClass.zone})` : undefined}
    >
      <Icon name="clock" size={14} />
      {t(inShort(standing, reader))}
    </span>
  )
}

/** As a sentence, by both clocks. */
export function SetLine({ exercise }: { exercise: string }) {
  const t = useText()
  const { standing, className } = useStanding(exercise)
  if (!standing) return null
  return (
    <p className={style.setLine} data-look={lookOf(standing)}>
      <Icon name="clock" size={14} />
      <span>
        {standing.kind === 'locked' &&
          t.rich`Your class “${className}” opens this exercise: ${<When at={standing.opensAt} />}.`}
        {standing.kind === 'set' && t`Set by your class “${className}”, without a deadline.`}
        {standing.kind === 'due' &&
          t.rich`Set by your class “${className}”, due: ${<When at={standing.at} />}.`}
        {standing.kind === 'over' &&
          t.rich`Set by your class “${className}”. The deadline is over: ${<When at={standing.at} />}. What you achieve now is yours, and does not count in the class.`}
      </span>
    </p>
  )
}

function inShort(standing: ClassStanding, reader: Reader): Message {
  switch (standing.kind) {
    case 'locked':
      return msg`opens ${wallTime(standing.opensAt, reader)}`
    case 'set':
      return msg`set`
    case 'due':
      return msg`due ${wallTime(standing.at, reader)}`
    case 'over':
      return msg`was due ${wallTime(standing.at, reader)}`
  }
}

const timeOf = (standing: ClassStanding): string | undefined =>
  standing.kind === 'locked' ? standing.opensAt : standing.kind === 'set' ? undefined : standing.at

const lookOf = (standing: ClassStanding): string =>
  standing.kind === 'due' && standing.isNear ? 'near' : standing.kind
