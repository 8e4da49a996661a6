/**
 * Keys pressed together, as `Mod+Shift+F`, `F1` or `?`. `Mod` is Ctrl, on a Mac ⌘. Shift counts only where it is no
 * part of the character.
 */
export type Chord = string

export interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

export function matches(chord: Chord, pressed: Pressed, isMac: boolean): boolean {
  const { key, mod, shift } = parse(chord)
  const held = isMac ? pressed.metaKey : pressed.ctrlKey
  const other = isMac ? pressed.ctrlKey : pressed.metaKey
  const isCharacter = !mod && key.length === 1
  return (
    pressed.key.toLowerCase() === key.toLowerCase() &&
    held === mod &&
    !other &&
    !pressed.altKey &&
    (isCharacter || pressed.shiftKey === shift)
  )
}

/** Whether it may be taken while somebody types in a terminal, whose programs want the other keys. */
export function leavesTerminalAlone(chord: Chord): boolean {
  const { key, mod, shift } = parse(chord)
  return (mod && shift) || /^F\d+$/.test(key)
}

/** Whether it is something that one types. */
export function isTyped(chord: Chord): boolean {
  const { key, mod } = parse(chord)
  return !mod && key.length === 1
}

const arrows: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' }

/** Its keys as they stand on the keyboard. */
export function keyNames(chord: Chord, isMac: boolean): string[] {
  const { key, mod, shift } = parse(chord)
  const shown = key.length === 1 ? key.toUpperCase() : (arrows[key] ?? key)
  return [...(mod ? [isMac ? '⌘' : 'Ctrl'] : []), ...(shift ? [isMac ? '⇧' : 'Shift'] : []), shown]
}

/** As `aria-keyshortcuts` wants it. */
export function ariaKeys(chord: Chord, isMac: boolean): string {
  return chord.replace('Mod', isMac ? 'Meta' : 'Control')
}

function parse(chord: Chord) {
  const parts = chord.split('+')
  return { key: parts.at(-1) ?? '', mod: parts.includes('Mod'), shift: parts.includes('Shift') }
}
