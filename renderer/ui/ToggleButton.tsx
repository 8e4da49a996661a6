import type { ReactNode } from 'react'
import { ToggleButton as AriaToggleButton } from 'react-aria-components/ToggleButton'
import style from './Button.module.css'
import type { IconName } from './Icon.tsx'
import { Icon } from './Icon.tsx'

export interface ToggleButtonProps {
  children: ReactNode
  icon: IconName
  isSelected: boolean
  isDisabled?: boolean
  onChange(isSelected: boolean): void
}

/** A small button that stays pressed. */
export function ToggleButton({ children, icon, ...rest }: ToggleButtonProps) {
  return (
    <AriaToggleButton {...rest} className={`${style.button} ${style.quiet} ${style.small} ${style.toggle}`}>
      <Icon name={icon} size={14} />
      {children}
    </AriaToggleButton>
  )
}
