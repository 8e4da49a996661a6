import { type Chord, keyNames } from './chord.ts'
import { isMac } from './is-mac.ts'
import style from './Shortcut.module.css'

/** A chord, drawn as its keys. Whoever shows it says it to screen readers by `aria-keyshortcuts`; else `SpokenShortcut`. */
export function Shortcut({ keys }: { keys: Chord }) {
  return (
    <span className={style.shortcut} aria-hidden="true">
      {keyNames(keys, isMac()).map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </span>
  )
}

/** A chord, drawn as its keys and said to screen readers in words. */
export function SpokenShortcut({ keys }: { keys: Chord }) {
  return (
    <>
      <Shortcut keys={keys} />
      <span className="visually-hidden">{keys.replace('Mod', isMac() ? 'Command' : 'Ctrl')} </span>
    </>
  )
}
