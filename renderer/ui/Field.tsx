import { type ReactNode, useId } from 'react'
import style from './Field.module.css'
import ink from './ink.module.css'

interface FieldProps {
  label: string
  hint?: ReactNode
  /** What is wrong with what was entered. */
  wrong?: string
  children(id: string, describedBy: string | undefined): ReactNode
}

/** A label above something to enter, and what is to be said about it below. */
export function Field({ label, hint, wrong, children }: FieldProps) {
  const id = useId()
  const about = useId()
  const said = wrong ?? hint
  return (
    <div className={style.field} data-wrong={wrong === undefined ? undefined : true}>
      <label htmlFor={id}>{label}</label>
      {children(id, said === undefined ? undefined : about)}
      {said !== undefined && (
        <p
          id={about}
          className={wrong === undefined ? ink.soft : ink.wrong}
          role={wrong === undefined ? undefined : 'alert'}
        >
          {said}
        </p>
      )}
    </div>
  )
}
