import { useMember } from '../membership.ts'
import { usePanelShown } from '../panel/panel-state.ts'
import { useClassClock } from '../use-class-clock.ts'
import { DoneNotice } from './DoneNotice.tsx'
import { LookBanner } from './LookBanner.tsx'
import { LookQuestion } from './LookQuestion.tsx'
import { MessageNotice } from './MessageNotice.tsx'
import { newsOf } from './news.ts'
import style from './notices.module.css'
import { usePutAway } from './put-away.ts'

/** Over every view: who looks on, who asks to, what was written, what was done to a lab. */
export function ClassNotices() {
  const member = useMember()
  const away = usePutAway()
  const isPanelShown = usePanelShown()
  const { now } = useClassClock()
  const running = member?.looks.filter(({ state }) => state === 'running') ?? []
  const asked = member?.looks.find(({ state }) => state === 'asked')
  const news = member && newsOf(member, away, now)
  return (
    <>
      {/* Is there before what it tells, so that a screen reader hears of it; it interrupts, as it should. */}
      <div role="alert" className={style.lookedPlace}>
        {running.map((look) => (
          <LookBanner key={look.id} look={look} />
        ))}
      </div>
      <div role="status" className={style.notices}>
        {news?.message && !isPanelShown && <MessageNotice {...news.message} />}
        {news?.done.map((request) => (
          <DoneNotice key={request.id} request={request} />
        ))}
      </div>
      {member && asked && <LookQuestion key={asked.id} look={asked} className={member.className} />}
    </>
  )
}
