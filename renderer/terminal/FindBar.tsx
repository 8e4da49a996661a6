import { useLayoutEffect, useRef, useState } from 'react'
import { useText } from '../language/use-text.ts'
import { IconButton } from '../ui/Button.tsx'
import { ToggleButton } from '../ui/ToggleButton.tsx'
import { createFinder, type Finder, type FindOptions } from './finder.ts'
import type { TerminalSession } from './session.ts'
import style from './TerminalView.module.css'

/** Finds text in a terminal and its scrollback. */
export function FindBar({ session, onClose }: { session: TerminalSession; onClose(): void }) {
  const t = useText()
  const [text, setText] = useState('')
  const [how, setHow] = useState<FindOptions>({ caseSensitive: false, regex: false })
  const [isWrong, setWrong] = useState(false)
  const [found, setFound] = useState({ at: 0, of: 0 })
  const finder = useRef<Finder>(undefined)
  useLayoutEffect(() => {
    finder.current = createFinder(session, setFound)
    return () => finder.current?.dispose()
  }, [session])

  const find = (what: string, direction: 'next' | 'previous', options = how) => {
    try {
      finder.current?.find(what, direction, options)
      setWrong(false)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      finder.current?.clear()
      setWrong(true)
    }
  }
  const change = (options: FindOptions) => {
    setHow(options)
    find(text, 'next', options)
  }
  const result = () => {
    if (text === '') return ''
    if (isWrong) return t`Not a regular expression`
    if (found.of === 0) return t`Nothing found`
    return found.at === 0 ? t`${found.of} found` : t`${found.at} of ${found.of}`
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys pressed on what is in it
    <div
      role="search"
      className={style.find}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <input
        autoFocus
        aria-label={t`Find in terminal`}
        aria-invalid={isWrong}
        placeholder={t`Find`}
        spellCheck={false}
        value={text}
        onChange={({ target: { value } }) => {
          setText(value)
          find(value, 'next')
        }}
        onKeyDown={({ key, shiftKey }) => {
          if (key === 'Enter') find(text, shiftKey ? 'previous' : 'next')
        }}
      />
      <ToggleButton
        label={t`Upper and lower case matter`}
        isSelected={how.caseSensitive}
        onChange={(caseSensitive) => change({ ...how, caseSensitive })}
      >
        Aa
      </ToggleButton>
      <ToggleButton
        label={t`Regular expression`}
        isSelected={how.regex}
        onChange={(regex) => change({ ...how, regex })}
      >
        .*
      </ToggleButton>
      <p className={style.found} role="status">
        {result()}
      </p>
      <IconButton icon="up" label={t`Previous`} onPress={() => find(text, 'previous')} />
      <IconButton icon="down" label={t`Next`} onPress={() => find(text, 'next')} />
      <IconButton icon="close" label={t`Close`} onPress={onClose} />
    </div>
  )
}
