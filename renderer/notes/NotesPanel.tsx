import type { KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import { type Message, msg } from '../../contract/message.ts'
import { LONGEST_NOTE } from '../../contract/note-length.ts'
import { useText } from '../language/use-text.ts'
import type { Heading } from '../lesson/headings.ts'
import { IconButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { NoteState } from './keeper.ts'
import style from './NotesPanel.module.css'
import { useNotes } from './use-notes.ts'

const said: Record<NoteState, Message> = {
  kept: msg`Kept`,
  keeping: msg`Keeping…`,
  away: msg`Safe in this window; the lab engine gets it when it is back.`,
}

/** From here on it is said how much room is left, in characters. */
const NEARLY_FULL = 1_000

interface NotesPanelProps {
  lesson: string
  headings: readonly Heading[]
  /** The heading that is being read, from 1; 0 above the first. */
  reading: number
  onClose(): void
}

/** The learner's own notes, beside the lesson: one for each heading, and one for the whole. */
export function NotesPanel({ lesson, headings, reading, onClose }: NotesPanelProps) {
  const t = useText()
  const notes = useNotes(lesson)
  const [at, setAt] = useState(reading)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [notes.isKnown])
  const text = notes.text(at)
  const left = LONGEST_NOTE - text.length
  const nameOf = (index: number, name: string) => (notes.text(index) ? t`${name} (written)` : name)
  const close = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose()
  }
  return (
    <section className={style.panel} aria-label={t`Notes`} data-notes>
      <div className={style.head}>
        <Icon name="note" />
        <select aria-label={t`Notes on`} value={at} onChange={(event) => setAt(Number(event.target.value))}>
          <option value={0}>{nameOf(0, t`The whole lesson`)}</option>
          {headings.map((heading, index) => (
            <option key={heading.id} value={index + 1}>
              {nameOf(index + 1, heading.level === 3 ? `– ${heading.text}` : heading.text)}
            </option>
          ))}
        </select>
        <IconButton icon="close" label={t`Close the notes`} onPress={onClose} />
      </div>
      <textarea
        ref={field}
        aria-label={t`Your notes`}
        placeholder={t`What you want to remember. Only you see it.`}
        maxLength={LONGEST_NOTE}
        disabled={!notes.isKnown}
        value={text}
        onChange={(event) => notes.write(at, event.target.value)}
        onKeyDown={close}
      />
      <p className={style.state} data-state={notes.state(at)}>
        {text !== '' || notes.state(at) !== 'kept' ? t(said[notes.state(at)]) : ''}
        {left < NEARLY_FULL && <span>{t`Room for ${left} more characters`}</span>}
      </p>
    </section>
  )
}
