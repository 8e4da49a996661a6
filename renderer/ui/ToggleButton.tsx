import type { ReactNode } from 'react'
import { ToggleButton as AriaToggleButton } from 'react-aria-components/ToggleButton'
import { WithTooltip } from './Button.tsx'
import style from './Button.module.css'
import type { IconName } from './Icon.tsx'
import { Icon } from './Icon.tsx'

export interface ToggleButtonProps {
  children: ReactNode
  icon?: IconName
  /** Its name and tooltip, where what is on it says too little. */
  label?: string
  isSelected: boolean
  isDisabled?: boolean
  onChange(isSelected: boolean): void
}

/** A small button that stays pressed. */
export function ToggleButton({ children, icon, label, ...rest }: ToggleButtonProps) {
  const button = (
    <AriaToggleButton
      {...rest}
      aria-label={label}
      className={`${style.button} ${style.quiet} ${style.small} ${style.toggle}`}
    >
      {icon && <Icon name={icon} size={14} />}
      {children}
    </AriaToggleButton>
  )
  return label === undefined ? button : <WithTooltip text={label}>{button}</WithTooltip>
}
