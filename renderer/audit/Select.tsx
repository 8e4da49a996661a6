import type { ReactNode } from 'react'
import style from './Select.module.css'

interface SelectProps {
  label: string
  value: string
  small?: boolean
  /** The options. */
  children: ReactNode
  onChange(value: string): void
}

/** One of several, with what it is about before it. */
export function Select({ label, value, small = false, children, onChange }: SelectProps) {
  return (
    <label className={`${style.select} ${small ? style.small : ''}`}>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {children}
      </select>
    </label>
  )
}
