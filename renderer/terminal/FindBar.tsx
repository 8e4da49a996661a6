import { useEffect, useState } from 'react'
import { useText } from '../language/use-text.ts'
import { IconButton } from '../ui/Button.tsx'
import type { TerminalSession } from './session.ts'
import style from './TerminalView.module.css'

/** Finds text in a terminal and its scrollback. */
export function FindBar({ session, onClose }: { session: TerminalSession; onClose(): void }) {
  const t = useText()
  const [text, setText] = useState('')
  const [found, setFound] = useState({ at: 0, of: 0 })
  useEffect(() => {
    const stop = session.onFound(setFound)
    return () => {
      stop()
      session.stopFinding()
    }
  }, [session])
  return (
    <search className={style.find}>
      <input
        autoFocus
        aria-label={t`Find in terminal`}
        placeholder={t`Find`}
        value={text}
        onChange={({ target: { value } }) => {
          setText(value)
          session.find(value, 'next')
        }}
        onKeyDown={({ key, shiftKey }) => {
          if (key === 'Enter') session.find(text, shiftKey ? 'previous' : 'next')
          if (key === 'Escape') onClose()
        }}
      />
      <p className={style.found} role="status">
        {text && (found.of === 0 ? t`Nothing found` : t`${found.at} of ${found.of}`)}
      </p>
      <IconButton icon="up" label={t`Previous`} onPress={() => session.find(text, 'previous')} />
      <IconButton icon="down" label={t`Next`} onPress={() => session.find(text, 'next')} />
      <IconButton icon="close" label={t`Close`} onPress={onClose} />
    </search>
  )
}
