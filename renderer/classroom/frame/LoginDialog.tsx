import { type SubmitEvent, useState } from 'react'
import { useText } from '../../language/use-text.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { LoginFields, type LoginValue, loginWrong } from '../ui/LoginFields.tsx'
import { useClassAction } from '../use-class.ts'

/** What whoever is here signs in with from now on. */
export function LoginDialog({ onClose }: { onClose(): void }) {
  const t = useText()
  const [value, setValue] = useState<LoginValue>({ login: '', password: '' })
  const [isShown, setShown] = useState(false)
  const set = useClassAction(async (client) => {
    await client.me.setPassword(value)
    return true
  })
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setShown(true)
    if (loginWrong(value)) return
    if (await set.run()) onClose()
  }
  return (
    <FormDialog title={t`Set login and password`} trouble={set.trouble} onSubmit={submit} onClose={onClose}>
      <p>{t`With these you sign in from any browser. Where you are signed in elsewhere, that ends.`}</p>
      <LoginFields value={value} isShown={isShown} onChange={setValue} />
      <FormActions action={t`Save`} isPending={set.pending} onCancel={onClose} />
    </FormDialog>
  )
}
