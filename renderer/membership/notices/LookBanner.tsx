import type { Look } from '../../../contract/class/course.ts'
import { useText } from '../../language/use-text.ts'
import { Icon } from '../../ui/Icon.tsx'
import style from './notices.module.css'
import { StopLook } from './StopLook.tsx'

/** Above everything, as long as somebody sees the terminals. */
export function LookBanner({ look }: { look: Look }) {
  const t = useText()
  return (
    <div className={style.looked}>
      <Icon name="eye" />
      <p>
        <strong>{t`${look.by} sees your terminals.`}</strong> {t`Read only, until you stop it.`}
      </p>
      <StopLook look={look} />
    </div>
  )
}
