import '@xterm/xterm/css/xterm.css'
import { useLayoutEffect, useRef, useState } from 'react'
import type { TerminalInfo } from '../../../contract/terminal.ts'
import { useText } from '../../language/use-text.ts'
import { createStage } from '../../recordings/stage.ts'
import { useSetting } from '../../settings/settings.ts'
import { useClassConnection } from '../use-class.ts'
import style from './LearnerView.module.css'
import { showLook } from './show-look.ts'

/** One of a learner's terminals, as they see it; it takes no keys. */
export function LookScreen({ look, terminal }: { look: string; terminal: TerminalInfo }) {
  const t = useText()
  const connection = useClassConnection()
  const element = useRef<HTMLDivElement>(null)
  const [theme] = useSetting('terminalTheme')
  const [reader] = useSetting('terminalReader')
  const [isOver, setOver] = useState(false)
  useLayoutEffect(() => {
    if (!element.current) return
    const stage = createStage(element.current)
    stage.look({ theme, reader })
    const observer = new ResizeObserver(stage.fit)
    observer.observe(element.current)
    const stop = showLook(connection, look, terminal.id, stage, () => setOver(true))
    return () => {
      stop()
      observer.disconnect()
      stage.dispose()
    }
  }, [connection, look, terminal.id, theme, reader])
  return (
    <div className={style.screen} data-terminal-theme={theme} role="group" aria-label={terminal.title}>
      <div ref={element} />
      {isOver && <p role="status">{t`This terminal is not shown any more.`}</p>}
    </div>
  )
}
