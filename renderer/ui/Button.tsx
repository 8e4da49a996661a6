import type { ReactNode } from 'react'
import type { ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import style from './Button.module.css'
import type { IconName } from './Icon.tsx'
import { Icon } from './Icon.tsx'
import tooltip from './Tooltip.module.css'

type PlainProps = Omit<AriaButtonProps, 'children' | 'className' | 'style'>

export interface ButtonProps extends PlainProps {
  children: ReactNode
  look?: 'primary' | 'normal' | 'quiet' | 'danger'
  small?: boolean
  icon?: IconName
  /** What it does, in a tooltip. */
  hint?: string
}

export function Button({ children, look = 'normal', small = false, icon, hint, ...rest }: ButtonProps) {
  const button = (
    <AriaButton {...rest} className={`${style.button} ${style[look]} ${small ? style.small : ''}`}>
      {rest.isPending ? <Spinner /> : icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  )
  return hint ? <WithTooltip text={hint}>{button}</WithTooltip> : button
}

export interface IconButtonProps extends PlainProps {
  icon: IconName
  /** What the button does: its name, and its tooltip. */
  label: string
}

export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <WithTooltip text={label}>
      <AriaButton {...rest} aria-label={label} className={`${style.button} ${style.quiet} ${style.icon}`}>
        <Icon name={icon} />
      </AriaButton>
    </WithTooltip>
  )
}

export function WithTooltip({ text, children }: { text: string; children: ReactNode }) {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <Tooltip className={tooltip.tooltip} offset={6}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  )
}

export function Spinner() {
  return <span className={style.spinner} aria-hidden="true" />
}
