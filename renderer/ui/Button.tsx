import type { ReactNode } from 'react'
import type { ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import style from './Button.module.css'
import type { IconName } from './Icon.tsx'
import { Icon } from './Icon.tsx'
import tooltip from './Tooltip.module.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  children: ReactNode
  look?: 'primary' | 'normal' | 'quiet' | 'danger'
  small?: boolean
  icon?: IconName
}

export function Button({ children, look = 'normal', small = false, icon, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`${style.button} ${style[look]} ${small ? style.small : ''}`}>
      {rest.isPending ? <Spinner /> : icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  )
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  icon: IconName
  /** What the button does: its name, and its tooltip. */
  label: string
}

export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton {...rest} aria-label={label} className={`${style.button} ${style.quiet} ${style.icon}`}>
        <Icon name={icon} />
      </AriaButton>
      <Tooltip className={tooltip.tooltip} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}

export function Spinner() {
  return <span className={style.spinner} aria-hidden="true" />
}
