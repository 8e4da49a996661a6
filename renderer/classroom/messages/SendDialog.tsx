import { type SubmitEvent, useState } from 'react'
import { useText } from '../../language/use-text.ts'
import { Field } from '../../ui/Field.tsx'
import { FormActions } from '../../ui/FormActions.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useClassAction } from '../use-class.ts'
import { type Pointer, PointerField } from './PointerField.tsx'
import { type Receivers, sendTo } from './send-to.ts'

interface SendDialogProps {
  to: Receivers
  pointer?: Pointer
  onClose(): void
  onSent?(): void
}

const LONGEST_MESSAGE = 2000

/** Writes to learners, with a pointer to what it is about. */
export function SendDialog({ to, pointer: first = null, onClose, onSent }: SendDialogProps) {
  const t = useText()
  const [text, setText] = useState('')
  const [pointer, setPointer] = useState<Pointer>(first)
  const [reached] = useState(() => new Set<string | null>())
  const send = useClassAction(async (client) => {
    await sendTo(client, to, { text: text.trim(), pointer }, reached)
    return true
  })
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (text.trim() === '' || !(await send.run())) return
    onSent?.()
    onClose()
  }
  const titles = {
    all: () => t`Write to everybody`,
    one: () => (to.kind === 'one' ? t`Write to ${to.name}` : ''),
    several: () => (to.kind === 'several' ? t`Write to ${to.people.length} learners` : ''),
  }
  return (
    <FormDialog title={titles[to.kind]()} trouble={send.trouble} onSubmit={submit} onClose={onClose}>
      {to.kind === 'several' && <p>{t`To all for whom this holds now: ${to.about}`}</p>}
      <Field label={t`Message`} hint={t`It is shown in their window at once, or when they are back.`}>
        {(id, about) => (
          <textarea
            id={id}
            aria-describedby={about}
            autoFocus
            required
            maxLength={LONGEST_MESSAGE}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <PointerField pointer={pointer} onChange={setPointer} />
      <FormActions
        action={t`Send`}
        isDisabled={text.trim() === ''}
        isPending={send.pending}
        onCancel={onClose}
      />
    </FormDialog>
  )
}
