import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Field } from '../../ui/Field.tsx'
import ink from '../../ui/ink.module.css'
import { namesIn, withName } from './draft.ts'
import style from './policy.module.css'

interface ListFieldProps {
  /** What is decided where the box is ticked. */
  decision: string
  label: string
  hint: string
  /** `undefined`: nobody has decided. */
  text: string | undefined
  wrong?: string
  /** What was seen, and what whoever made the machine named. */
  offered: readonly string[]
  /** What whoever made the machine says, where nobody decides otherwise. */
  meant: readonly string[] | undefined
  onChange(text: string | undefined): void
}

/** Names that are meant to be there, or that nobody has decided on yet. */
export function ListField({ decision, label, hint, text, wrong, offered, meant, onChange }: ListFieldProps) {
  const t = useText()
  const names = namesIn(text ?? '')
  const more = offered.filter((name) => !names.includes(name))
  return (
    <section className={style.part}>
      <Checkbox
        isSelected={text !== undefined}
        onChange={(isDecided) => onChange(isDecided ? (meant ?? []).join('\n') : undefined)}
      >
        {decision}
      </Checkbox>
      {meant && (
        <p className={`${ink.soft} ${style.meant}`}>
          {text === undefined
            ? t`The exercise says: ${meant.length > 0 ? meant.join(', ') : t`none`}. That holds as long as you say nothing else.`
            : t`The exercise says: ${meant.length > 0 ? meant.join(', ') : t`none`}. What you say here takes its place.`}
        </p>
      )}
      {text !== undefined && (
        <div className={style.list}>
          <Field label={label} hint={hint} wrong={wrong}>
            {(id, about) => (
              <textarea
                id={id}
                aria-describedby={about}
                spellCheck={false}
                rows={3}
                value={text}
                onChange={({ target }) => onChange(target.value)}
              />
            )}
          </Field>
          {more.length > 0 && (
            <div
              className={`${ink.soft} ${style.offered}`}
              role="group"
              aria-label={t`Add what was seen: ${label}`}
            >
              <span aria-hidden="true">{t`Seen:`}</span>
              {more.map((name) => (
                <Button
                  key={name}
                  small
                  icon="plus"
                  aria-label={t`Add ${name}`}
                  onPress={() => onChange(withName(text, name))}
                >
                  <span translate="no">{name}</span>
                </Button>
              ))}
            </div>
          )}
        </div>
      )}
    </section>
  )
}
