import { useText } from '../../language/use-text.ts'
import { hashOf } from '../../navigation/route.ts'
import { ClassLinkState } from './ClassLinkState.tsx'
import type { Member } from '../membership.ts'
import { Messages } from './Messages.tsx'
import { showPanel } from './panel-state.ts'
import style from './panel.module.css'
import { SetForYou } from './SetForYou.tsx'

/** What there is to know of the class while one works. */
export function ClassPanel({ member }: { member: Member }) {
  const t = useText()
  return (
    <>
      <div className={style.head}>
        <h2 className={style.title}>{member.className}</h2>
        <p className={style.soft}>{t`You are ${member.name} here.`}</p>
      </div>
      <ClassLinkState member={member} />
      <Messages member={member} heading="h3" onGone={() => showPanel(false)} />
      <SetForYou member={member} heading="h3" onGone={() => showPanel(false)} />
      <p className={style.foot}>
        <a href={hashOf({ view: 'class' })} onClick={() => showPanel(false)}>
          {t`What is reported, and leaving the class`}
        </a>
      </p>
    </>
  )
}
