import type { ReactNode } from 'react'
import { Radio } from 'react-aria-components/RadioGroup'
import style from './Choice.module.css'

/** One of what can be chosen in a group. */
export function Choice({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Radio value={value} className={style.choice}>
      <span className={style.dot} aria-hidden="true" />
      {children}
    </Radio>
  )
}
