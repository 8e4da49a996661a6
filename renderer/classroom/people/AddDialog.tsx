import { type SubmitEvent, useState } from 'react'
import type { Role } from '../../../contract/class/index.ts'
import { useText } from '../../language/use-text.ts'
import { Field } from '../../ui/Field.tsx'
import { FormActions } from '../../ui/FormActions.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { LoginFields, type LoginValue, loginWrong } from '../ui/LoginFields.tsx'
import { isName, isRosterId } from '../ui/names.ts'
import { useClassAction } from '../use-class.ts'

/** Puts somebody on the list: a learner, who then joins by name, or staff, who sign in. */
export function AddDialog({ onAdded, onClose }: { onAdded(): void; onClose(): void }) {
  const t = useText()
  const [name, setName] = useState('')
  const [rosterId, setRosterId] = useState('')
  const [role, setRole] = useState<Role>('learner')
  const [login, setLogin] = useState<LoginValue>({ login: '', password: '' })
  const [added, setAdded] = useState<string>()
  const [isShown, setShown] = useState(false)
  const isStaff = role !== 'learner'
  const add = useClassAction(async (client) => {
    // Where the login was taken, the person is there already: only that is asked again.
    const person =
      added ?? (await client.people.add({ name: name.trim(), rosterId: rosterId.trim() || null, role })).id
    setAdded(person)
    onAdded()
    if (isStaff) await client.people.setLogin({ person, ...login })
    onAdded()
    return true
  })
  const isWrong = !isName(name) || (rosterId.trim() !== '' && !isRosterId(rosterId))
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setShown(true)
    if (isWrong || (isStaff && loginWrong(login))) return
    if (await add.run()) onClose()
  }
  return (
    <FormDialog title={t`Add somebody`} trouble={add.trouble} onSubmit={submit} onClose={onClose}>
      <Field label={t`Name`} wrong={isShown && !isName(name) ? t`A name has 1 to 80 characters.` : undefined}>
        {(id, about) => (
          <input
            id={id}
            aria-describedby={about}
            autoFocus
            maxLength={80}
            disabled={added !== undefined}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      <Field label={t`Role`}>
        {(id) => (
          <select
            id={id}
            disabled={added !== undefined}
            value={role}
            onChange={({ target }) => setRole(target.value as Role)}
          >
            <option value="learner">{t`Learner`}</option>
            <option value="assistant">{t`Assistant`}</option>
            <option value="instructor">{t`Instructor`}</option>
          </select>
        )}
      </Field>
      {!isStaff && (
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
              onChange={({ target }) => setRosterId(target.value)}
            />
          )}
        </Field>
      )}
      {isStaff && <LoginFields value={login} isShown={isShown} onChange={setLogin} />}
      <FormActions action={t`Add`} isPending={add.pending} onCancel={onClose} />
    </FormDialog>
  )
}
