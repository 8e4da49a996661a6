import { type SubmitEvent, useState } from 'react'
import type { Person } from '../../../contract/class/index.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import ink from '../../ui/ink.module.css'
import { TroubleNote } from '../../ui/TroubleNote.tsx'
import { isName, isRosterId } from '../ui/names.ts'
import ui from '../ui/ui.module.css'
import { useClassAction } from '../use-class.ts'
import style from './LearnerView.module.css'

/** What a person is called, here and in the institution's own lists. */
export function RenameForm({ person, onChanged }: { person: Person; onChanged(): void }) {
  const t = useText()
  const [name, setName] = useState(person.name)
  const [rosterId, setRosterId] = useState(person.rosterId ?? '')
  const [isSaved, setSaved] = useState(false)
  const rename = useClassAction(async (client) => {
    await client.people.rename({ person: person.id, name: name.trim(), rosterId: rosterId.trim() || null })
    setSaved(true)
    onChanged()
  })
  const isRight = isName(name) && (rosterId.trim() === '' || isRosterId(rosterId))
  const isSame = name.trim() === person.name && (rosterId.trim() || null) === person.rosterId
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isRight && !isSame) void rename.run()
  }
  return (
    <form className={style.stack} onSubmit={submit}>
      <h2 className={style.what}>{t`Name`}</h2>
      <Field label={t`Name`} wrong={isName(name) ? undefined : t`A name has 1 to 80 characters.`}>
        {(id, about) => (
          <input
            id={id}
            aria-describedby={about}
            maxLength={80}
            value={name}
            onChange={({ target }) => {
              setName(target.value)
              setSaved(false)
            }}
          />
        )}
      </Field>
      <Field
        label={t`Id in the roster`}
        hint={t`Matriculation number, login or mail address; grades go by it.`}
      >
        {(id, about) => (
          <input
            id={id}
            aria-describedby={about}
            maxLength={120}
            value={rosterId}
            onChange={({ target }) => {
              setRosterId(target.value)
              setSaved(false)
            }}
          />
        )}
      </Field>
      {rename.trouble && <TroubleNote trouble={rename.trouble} />}
      <div className={ui.buttons}>
        <Button type="submit" isDisabled={!isRight || isSame} isPending={rename.pending}>
          {t`Rename`}
        </Button>
        <span role="status" className={ink.soft}>
          {isSaved && t`Saved.`}
        </span>
      </div>
    </form>
  )
}
