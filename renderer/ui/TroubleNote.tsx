import type { Trouble } from '../../contract/lab.ts'
import { useText } from '../language/use-text.ts'
import note from './note.module.css'

/** What happened, what it means, what to do: beside what it is about. */
export function TroubleNote({ trouble: { what, means, todo } }: { trouble: Trouble }) {
  const t = useText()
  return (
    <p role="alert" className={note.bad}>
      <strong>{t(what)}</strong> {t(means)} {t(todo)}
    </p>
  )
}
