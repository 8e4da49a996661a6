import { useText } from '../../language/use-text.ts'
import type { Member } from '../membership.ts'
import { wallTime } from '../class-time.ts'
import { useClassClock } from '../use-class-clock.ts'
import { linkWords } from './link-words.ts'
import { useClassLink } from './use-class-link.ts'
import style from './panel.module.css'

/** How the link stands, and what keeps it from being there. */
export function ClassLinkState({ member }: { member: Member }) {
  const t = useText()
  const reader = useClassClock()
  const link = useClassLink(member)
  // With its day: a machine may have been away for weeks.
  const { look, whole } = linkWords(link, member.pending, (iso) => wallTime(iso, reader))
  const trouble = link?.kind === 'offline' || link?.kind === 'refused' ? link.trouble : null
  return (
    <div className={style.link} data-look={look}>
      <p className={style.linkState}>{t(whole)}</p>
      {trouble && (
        <>
          <p className={style.soft}>{t(trouble.what)}</p>
          <p className={style.soft}>{t(trouble.todo)}</p>
        </>
      )}
    </div>
  )
}
