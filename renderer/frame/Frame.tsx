import { type ReactNode, useState } from 'react'
import { useText } from '../language/use-text.ts'
import { focusContent } from '../navigation/focus-content.ts'
import { ClassNotices } from '../membership/lazy.tsx'
import { Overlays } from '../palette/Overlays.tsx'
import { useAppActions } from '../palette/use-app-actions.ts'
import { useShortcuts } from '../palette/use-shortcuts.ts'
import { BarSlot } from './bar-slot.tsx'
import style from './Frame.module.css'
import { TopBar } from './TopBar.tsx'

/** What is there on every view: the bar above, and the view below it. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useText()
  useAppActions()
  useShortcuts()
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  return (
    <div className={style.frame}>
      <button type="button" className={style.skip} onClick={focusContent}>
        {t`Skip to the content`}
      </button>
      <ClassNotices />
      <TopBar slot={setSlot} />
      <BarSlot value={slot}>
        <div className={style.view}>{children}</div>
      </BarSlot>
      <Overlays />
    </div>
  )
}
