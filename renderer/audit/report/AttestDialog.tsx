import { type SubmitEvent, useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import type { Trouble } from '../../../contract/lab.ts'
import type { Message } from '../../../contract/message.ts'
import { Field } from '../../ui/Field.tsx'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import page from '../audit.module.css'
import { inDays, today, withAttestation } from '../policy-edits.ts'
import type { PolicyInUse } from '../use-policy.ts'
import { keepWho, whoSaidLast } from '../who.ts'
import style from './report.module.css'

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
  const [by, setBy] = useState(whoSaidLast)
  const [note, setNote] = useState(before?.note ?? '')
  const [expires, setExpires] = useState(() => inDays(180))
  const [wasTried, setTried] = useState(false)
  const [pending, setPending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const wrong = {
    answer: answer === '' ? t`Choose yes or no.` : undefined,
    by: by.trim() === '' ? t`Say whose word it is.` : undefined,
    expires: expires < inDays(1) ? t`Choose a day that is still to come.` : undefined,
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (pending || wrong.answer || wrong.by || wrong.expires) return
    setPending(true)
    const said = { item, yes: answer === 'yes', by: by.trim(), on: today(), expires, note: note.trim() }
    const failed = await policy.change((value) => withAttestation(value, said))
    setPending(false)
    setTrouble(failed)
    if (failed) return
    keepWho(by.trim())
    onClose()
  }
  const told = (problem: string | undefined) => (wasTried ? problem : undefined)
  return (
    <FormDialog title={t`A word on ${item}`} trouble={trouble} onSubmit={submit} onClose={onClose}>
      <RadioGroup value={answer} onChange={setAnswer} isInvalid={told(wrong.answer) !== undefined}>
        <Label className={style.question}>{t(question)}</Label>
        <Radio value="yes" className={page.choice}>
          <span className={page.dot} aria-hidden="true" />
          {t`Yes`}
        </Radio>
        <Radio value="no" className={page.choice}>
          <span className={page.dot} aria-hidden="true" />
          {t`No`}
        </Radio>
        {told(wrong.answer) && (
          <p role="alert" className={style.wrong}>
            {wrong.answer}
          </p>
        )}
      </RadioGroup>
      <div className={style.pair}>
        <Field label={t`Whose word it is`} wrong={told(wrong.by)}>
          {(id, hint) => (
            <input
              id={id}
              maxLength={120}
              autoComplete="name"
              aria-describedby={hint}
              value={by}
              onChange={({ target }) => setBy(target.value)}
            />
          )}
        </Field>
        <Field label={t`Until`} hint={t`From this day on it is asked again.`} wrong={told(wrong.expires)}>
          {(id, hint) => (
            <input
              id={id}
              type="date"
              min={inDays(1)}
              aria-describedby={hint}
              value={expires}
              onChange={({ target }) => setExpires(target.value)}
            />
          )}
        </Field>
      </div>
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
      <div className={style.actions}>
        <Button onPress={onClose}>{t`Cancel`}</Button>
        <Button type="submit" look="primary" isPending={pending}>
          {t`Keep`}
        </Button>
      </div>
    </FormDialog>
  )
}
