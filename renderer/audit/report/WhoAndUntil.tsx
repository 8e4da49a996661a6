import { useText } from '../../language/use-text.ts'
import { Field } from '../../ui/Field.tsx'
import { inDays } from '../policy-edits.ts'
import type { Signed, wrongIn } from '../who.ts'
import style from './WhoAndUntil.module.css'

interface WhoAndUntilProps {
  value: Signed
  /** Which of the two is said to be wrong. */
  told: ReturnType<typeof wrongIn>
  /** What is asked, and what is said where nobody is named. */
  who: { label: string; missing: string }
  /** What happens from that day on. */
  after: string
  onChange(value: Signed): void
}

/** Who says something, beside the day until which it holds. */
export function WhoAndUntil({ value, told, who, after, onChange }: WhoAndUntilProps) {
  const t = useText()
  return (
    <div className={style.pair}>
      <Field label={who.label} wrong={told.by && who.missing}>
        {(id, hint) => (
          <input
            id={id}
            maxLength={120}
            autoComplete="name"
            aria-describedby={hint}
            value={value.by}
            onChange={({ target }) => onChange({ ...value, by: target.value })}
          />
        )}
      </Field>
      <Field label={t`Until`} hint={after} wrong={told.expires && t`Choose a day that is still to come.`}>
        {(id, hint) => (
          <input
            id={id}
            type="date"
            min={inDays(1)}
            aria-describedby={hint}
            value={value.expires}
            onChange={({ target }) => onChange({ ...value, expires: target.value })}
          />
        )}
      </Field>
    </div>
  )
}
