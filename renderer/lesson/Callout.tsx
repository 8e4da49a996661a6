import type { ReactNode } from 'react'
import { type Message, msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import type { IconName } from '../ui/Icon.tsx'
import { Icon } from '../ui/Icon.tsx'
import style from './Callout.module.css'

function callout(look: 'note' | 'warning' | 'old', icon: IconName, title: Message) {
  return function Callout({ children }: { children: ReactNode }) {
    const said = useText()(title)
    return (
      <aside className={`${style.callout} ${style[look]}`} aria-label={said}>
        <p className={style.title}>
          <Icon name={icon} />
          {said}
        </p>
        {children}
      </aside>
    )
  }
}

export const Note = callout('note', 'info', msg`Note`)
export const Warning = callout('warning', 'alert', msg`Careful`)
export const OldGuides = callout('old', 'clock', msg`What old guides say`)
