import { type SubmitEvent, useState } from 'react'
import type { Person } from '../../../contract/class/index.ts'
import { useText } from '../../language/use-text.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { LoginFields, type LoginValue, loginWrong } from '../ui/LoginFields.tsx'
import { useClassAction } from '../use-class.ts'

interface StaffLoginDialogProps {
  person: Person
  onSet(): void
  onClose(): void
}

/** What somebody of staff signs in with. */
export function StaffLoginDialog({ person, onSet, onClose }: StaffLoginDialogProps) {
  const t = useText()
  const [value, setValue] = useState<LoginValue>({ login: person.login ?? '', password: '' })
  const [isShown, setShown] = useState(false)
  const set = useClassAction(async (client) => {
    await client.people.setLogin({ person: person.id, ...value })
    return true
  })
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setShown(true)
    if (loginWrong(value) || !(await set.run())) return
    onSet()
    onClose()
  }
  return (
    <FormDialog
      title={t`Login and password of ${person.name}`}
      trouble={set.trouble}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t`Tell them in person; they can set another password themselves.`}</p>
      <LoginFields value={value} isShown={isShown} onChange={setValue} />
      <FormActions action={t`Save`} isPending={set.pending} onCancel={onClose} />
    </FormDialog>
  )
}
