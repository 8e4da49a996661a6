import '@xterm/xterm/css/xterm.css'
import { lazy, Suspense, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { TerminalSize } from '../../contract/terminal.ts'
import { useConnection } from '../connection/use-connection.ts'
import { useText } from '../language/use-text.ts'
import { useSetting } from '../settings/settings.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { type Tab, titleOf } from './deck.ts'
import type { HeldPaste, TerminalSession } from './session.ts'
import { createSession } from './session.ts'
import style from './TerminalView.module.css'
import { changeFontSize } from './use-terminal-actions.ts'

const FindBar = lazy(async () => ({ default: (await import('./FindBar.tsx')).FindBar }))
const PasteDialog = lazy(async () => ({ default: (await import('./PasteDialog.tsx')).PasteDialog }))

interface TerminalViewProps {
  tab: Tab
  onReady(key: string, session: TerminalSession): () => void
  onStopped(id: string, stopped: NonNullable<Tab['stopped']>): void
  onSize(size: TerminalSize): void
}

/** One xterm. It stays mounted while another tab is shown, so that nothing on it is lost. */
export function TerminalView({ tab, onReady, onStopped, onSize }: TerminalViewProps) {
  const t = useText()
  const connection = useConnection()
  const view = useRef<HTMLDivElement>(null)
  const element = useRef<HTMLDivElement>(null)
  const [session, setSession] = useState<TerminalSession>()
  const [finding, setFinding] = useState(false)
  const [link, setLink] = useState<string>()
  const [held, setHeld] = useState<HeldPaste>()
  const [theme] = useSetting('terminalTheme')
  const [fontSize] = useSetting('terminalFontSize')
  const [reader] = useSetting('terminalReader')
  const { key } = tab
  const { id, host } = tab.info
  const away = tab.stopped?.kind === 'elsewhere'

  const onCreated = useEffectEvent((created: TerminalSession) => onReady(key, created))
  const onFitted = useEffectEvent((size: TerminalSize) => onSize(size))
  useLayoutEffect(() => {
    if (!element.current) return
    const created = createSession(element.current, {
      connection,
      onLink: (address, event) => (event.ctrlKey || event.metaKey ? openLink(address) : setLink(address)),
      onFindRequest: () => {
        setFinding(true)
        view.current?.querySelector<HTMLElement>('[role="search"] input')?.focus()
      },
      onPasteHeld: setHeld,
      onFontSize: changeFontSize,
    })
    setSession(created)
    const forget = onCreated(created)
    const observer = new ResizeObserver(() => onFitted(created.fit()))
    observer.observe(element.current)
    return () => {
      observer.disconnect()
      forget()
      created.dispose()
    }
  }, [connection])

  // Before it is measured and drawn.
  useLayoutEffect(() => {
    session?.look({ theme, fontSize, reader })
    if (session) onFitted(session.fit())
  }, [session, theme, fontSize, reader])

  useEffect(() => {
    session?.say({
      input: t`Terminal input`,
      tooMuch: t`Too much output to read out; go to the lines by hand to read them`,
    })
  }, [session, t])

  const onEnd = useEffectEvent((stopped: NonNullable<Tab['stopped']>) => onStopped(id, stopped))
  useEffect(() => {
    if (away || !session) return
    session.show(id, {
      ended: (status) => onEnd({ kind: 'ended', status }),
      elsewhere: () => onEnd({ kind: 'elsewhere' }),
    })
    return () => session.leave()
  }, [session, id, away])

  return (
    <div ref={view} className={style.view} data-host={host} data-terminal={id}>
      {finding && session && (
        <Suspense>
          <FindBar
            session={session}
            onClose={() => {
              setFinding(false)
              session.focus()
            }}
          />
        </Suspense>
      )}
      <div
        ref={element}
        className={style.screen}
        role="group"
        aria-label={t`Terminal on ${host}. F6 goes on to the next part of the window.`}
      />
      {held && session && (
        <Suspense>
          <PasteDialog
            paste={held}
            into={titleOf(tab)}
            onPaste={(text) => session.paste(text)}
            onClose={() => {
              setHeld(undefined)
              session.focus()
            }}
          />
        </Suspense>
      )}
      {link && (
        <ConfirmDialog
          title={t`Open this address?`}
          action={t`Open`}
          onConfirm={() => openLink(link)}
          onClose={() => setLink(undefined)}
        >
          <p>
            <code>{link}</code>
          </p>
          <p>{t`It was printed by a program on the lab host. With Ctrl held, addresses open without asking.`}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

function openLink(address: string): void {
  window.open(address, '_blank', 'noopener,noreferrer')
}
