import { clockTime } from '../../exercise/clock-time.ts'
import { useText } from '../../language/use-text.ts'
import type { Member } from '../membership.ts'
import { linkWords } from './link-words.ts'
import style from './panel.module.css'

/** How the link stands, and what keeps it from being there. */
export function ClassLinkState({ member: { link, pending } }: { member: Member }) {
  const t = useText()
  const { look, whole } = linkWords(link, pending, clockTime)
  const trouble = link.kind === 'offline' || link.kind === 'refused' ? link.trouble : null
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
