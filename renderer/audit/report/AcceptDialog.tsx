import { useState } from 'react'
import { useText } from '../../language/use-text.ts'
import { Field } from '../../ui/Field.tsx'
import { FormActions } from '../../ui/FormActions.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { rangesOf, withAcceptance } from '../policy-edits.ts'
import { usePolicyForm } from '../use-policy-form.ts'
import type { PolicyInUse } from '../use-policy.ts'
import { keepWho, signedFor, wrongIn } from '../who.ts'
import { WhoAndUntil } from './WhoAndUntil.tsx'

interface AcceptDialogProps {
  item: string
  subject: string
  policy: PolicyInUse
  onClose(): void
}

/** Why a finding does not count, until when, and who says so. */
export function AcceptDialog({ item, subject, policy, onClose }: AcceptDialogProps) {
  const t = useText()
  const ranges = rangesOf(subject)
  const [about, setAbout] = useState(subject)
  const [reason, setReason] = useState('')
  const [signed, setSigned] = useState(() => signedFor(90))
  const { told, isPending, trouble, submit } = usePolicyForm({
    policy,
    wrong: {
      reason: reason.trim().length < 3 ? t`Say why, in a few words: somebody will ask.` : undefined,
      ...wrongIn(signed),
    },
    edit: (value) =>
      withAcceptance(value, {
        item,
        subject: about,
        reason: reason.trim(),
        by: signed.by.trim(),
        expires: signed.expires,
      }),
    onKept() {
      keepWho(signed)
      onClose()
    },
  })
  return (
    <FormDialog title={t`Accept a finding of ${item}`} trouble={trouble} onSubmit={submit} onClose={onClose}>
      <Field label={t`What is accepted`}>
        {(id) => (
          <select id={id} value={about} onChange={({ target }) => setAbout(target.value)}>
            {ranges.map((range) => (
              <option key={range} value={range}>
                {range === subject ? range : t`${range}: everything of its kind that ${item} finds`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t`Reason`} wrong={told.reason}>
        {(id, hint) => (
          <textarea
            id={id}
            maxLength={500}
            aria-describedby={hint}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <WhoAndUntil
        value={signed}
        told={told}
        who={{ label: t`Who decides this`, missing: t`Say who decides this.` }}
        after={t`From this day on it counts again.`}
        onChange={setSigned}
      />
      <FormActions action={t`Accept`} isPending={isPending} onCancel={onClose} />
    </FormDialog>
  )
}
