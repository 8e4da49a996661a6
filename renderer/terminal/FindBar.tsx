import { useEffect, useState } from 'react'
import { IconButton } from '../ui/Button.tsx'
import type { TerminalSession } from './session.ts'
import style from './TerminalView.module.css'

/** Finds text in a terminal and its scrollback. */
export function FindBar({ session, onClose }: { session: TerminalSession; onClose(): void }) {
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
        aria-label="Find in terminal"
        placeholder="Find"
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
        {text && (found.of === 0 ? 'Nothing found' : `${found.at} of ${found.of}`)}
      </p>
      <IconButton icon="up" label="Previous" onPress={() => session.find(text, 'previous')} />
      <IconButton icon="down" label="Next" onPress={() => session.find(text, 'next')} />
      <IconButton icon="close" label="Close" onPress={onClose} />
    </search>
  )
}
