import { useEffect } from 'react'
import { currentSettings } from '../settings/settings.ts'
import { currentActions } from './actions.ts'
import { type Chord, isTyped, leavesTerminalAlone, matches } from './chord.ts'
import { isMac } from './is-mac.ts'
import { isCovered } from './open-palette.ts'

/** Where a typed character is meant to be one. */
const WRITING = 'input, textarea, select, [contenteditable="true"]'

/** Makes the shortcuts of all actions work, as far as the settings want any and nobody else needs the keys. */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isCovered() || !currentSettings().shortcuts) return
      const target = event.target instanceof Element ? event.target : undefined
      const inTerminal = target?.closest('.xterm') !== null && target !== undefined
      const writing = target?.closest(WRITING)
      const may = (chord: Chord) =>
        (inTerminal ? leavesTerminalAlone(chord) : !(writing && isTyped(chord))) &&
        matches(chord, event, isMac())
      const action = currentActions().find(
        ({ shortcuts, isDisabled }) => !isDisabled && shortcuts?.some((chord) => may(chord)),
      )
      if (!action) return
      event.preventDefault()
      event.stopPropagation()
      action.run()
    }
    // Before a terminal gets it.
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [])
}
