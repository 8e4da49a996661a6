import { useText } from '../../language/use-text.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useMember } from '../membership.ts'
import style from './notices.module.css'
import { StopLook } from './StopLook.tsx'

/** On the terminals themselves, as long as somebody sees them. */
export function LookSign() {
  const t = useText()
  const running = useMember()?.looks.filter(({ state }) => state === 'running') ?? []
  return running.map((look) => (
    <div key={look.id} className={style.sign}>
      <Icon name="eye" />
      <span>{t`${look.by} sees this`}</span>
      <StopLook look={look} />
    </div>
  ))
}
