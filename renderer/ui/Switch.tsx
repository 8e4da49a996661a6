import { useId } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components/Switch'
import row from './SettingRow.module.css'
import style from './Switch.module.css'

interface SwitchProps {
  label: string
  description?: string
  isSelected: boolean
  onChange(isSelected: boolean): void
}

/** On or off: a row of settings. */
export function Switch({ label, description, isSelected, onChange }: SwitchProps) {
  const id = useId()
  return (
    <div className={row.row}>
      <AriaSwitch
        className={style.switch}
        isSelected={isSelected}
        onChange={onChange}
        aria-describedby={description ? id : undefined}
      >
        <span className={row.label}>{label}</span>
        <span className={style.track} aria-hidden="true">
          <span className={style.thumb} />
        </span>
      </AriaSwitch>
      {description && (
        <p id={id} className={`${row.description} ${style.below}`}>
          {description}
        </p>
      )}
    </div>
  )
}
