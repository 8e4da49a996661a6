import { useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { RadioGroup } from 'react-aria-components/RadioGroup'
import type { Message } from '../../../contract/message.ts'
import { useText } from '../../language/use-text.ts'
import { Field } from '../../ui/Field.tsx'
import { FormActions } from '../../ui/FormActions.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import ink from '../../ui/ink.module.css'
import { Choice } from '../Choice.tsx'
import { today, withAttestation } from '../policy-edits.ts'
import { usePolicyForm } from '../use-policy-form.ts'
import type { PolicyInUse } from '../use-policy.ts'
import { keepWho, signedFor, wrongIn } from '../who.ts'
import style from './AttestDialog.module.css'
import { WhoAndUntil } from './WhoAndUntil.tsx'

interface AttestDialogProps {
  item: string
  question: Message
  /** What was said before. */
  said?: { yes: boolean; note: string }
  policy: PolicyInUse
  onClose(): void
}

/** A person's word: yes or no, who says it, and until when it holds. */
export function AttestDialog({ item, question, said: before, policy, onClose }: AttestDialogProps) {
  const t = useText()
  const [answer, setAnswer] = useState('')
  const [note, setNote] = useState(before?.note ?? '')
  const [signed, setSigned] = useState(() => signedFor(180))
  const { told, isPending, trouble, submit } = usePolicyForm({
    policy,
    wrong: { answer: answer === '' ? t`Choose yes or no.` : undefined, ...wrongIn(signed) },
    edit: (value) =>
      withAttestation(value, {
        item,
        yes: answer === 'yes',
        by: signed.by.trim(),
        on: today(),
        expires: signed.expires,
        note: note.trim(),
      }),
    onKept() {
      keepWho(signed)
      onClose()
    },
  })
  return (
    <FormDialog title={t`A word on ${item}`} trouble={trouble} onSubmit={submit} onClose={onClose}>
      <RadioGroup value={answer} onChange={setAnswer} isInvalid={told.answer !== undefined}>
        <Label className={style.question}>{t(question)}</Label>
        <Choice value="yes">{t`Yes`}</Choice>
        <Choice value="no">{t`No`}</Choice>
        {told.answer && (
          <p role="alert" className={ink.wrong}>
            {told.answer}
          </p>
        )}
      </RadioGroup>
      <WhoAndUntil
        value={signed}
        told={told}
        who={{ label: t`Whose word it is`, missing: t`Say whose word it is.` }}
        after={t`From this day on it is asked again.`}
        onChange={setSigned}
      />
      <Field label={t`Note`} hint={t`Where it can be looked up, for example.`}>
        {(id, hint) => (
          <textarea
            id={id}
            maxLength={500}
            aria-describedby={hint}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
      <FormActions action={t`Keep`} isPending={isPending} onCancel={onClose} />
    </FormDialog>
  )
}
