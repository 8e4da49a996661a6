import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'
import style from './Checkbox.module.css'
import { Icon } from './Icon.tsx'

interface CheckboxProps {
  children: ReactNode
  isSelected: boolean
  onChange(isSelected: boolean): void
}

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={style.checkbox}>
      <span className={style.box} aria-hidden="true">
        <Icon name="check" size={14} />
      </span>
      {children}
    </AriaCheckbox>
  )
}
