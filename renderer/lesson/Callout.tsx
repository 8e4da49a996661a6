import type { ReactNode } from 'react'
import type { IconName } from '../ui/Icon.tsx'
import { Icon } from '../ui/Icon.tsx'
import style from './Callout.module.css'

function callout(look: 'note' | 'warning' | 'old', icon: IconName, title: string) {
  return ({ children }: { children: ReactNode }) => (
    <aside className={`${style.callout} ${style[look]}`} aria-label={title}>
      <p className={style.title}>
        <Icon name={icon} />
        {title}
      </p>
      {children}
    </aside>
  )
}

export const Note = callout('note', 'info', 'Note')
export const Warning = callout('warning', 'alert', 'Careful')
export const OldGuides = callout('old', 'clock', 'What old guides say')
