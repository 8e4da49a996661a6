import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Text } from 'react-aria-components/Text'
import row from './SettingRow.module.css'
import style from './Segmented.module.css'

interface SegmentedProps<T extends string> {
  label: string
  description?: string
  options: readonly { id: T; label: string; lang?: string }[]
  value: T
  onChange(value: T): void
}

/** One of a few, all of them seen: a row of settings. */
export function Segmented<T extends string>({
  label,
  description,
  options,
  value,
  onChange,
}: SegmentedProps<T>) {
  const choose = (chosen: string) => {
    const option = options.find(({ id }) => id === chosen)
    if (option) onChange(option.id)
  }
  return (
    <RadioGroup className={row.row} value={value} onChange={choose} orientation="horizontal">
      <div className={row.words}>
        <Label className={row.label}>{label}</Label>
        {description && (
          <Text slot="description" className={row.description}>
            {description}
          </Text>
        )}
      </div>
      <div className={style.segments}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={style.segment}>
            <span lang={option.lang}>{option.label}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
