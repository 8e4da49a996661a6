import { type SubmitEvent, useState } from 'react'
import type { Trouble } from '../../../contract/lab.ts'
import { Field } from '../../ui/Field.tsx'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { inDays, rangesOf, withAcceptance } from '../policy-edits.ts'
import type { PolicyInUse } from '../use-policy.ts'
import { keepWho, whoSaidLast } from '../who.ts'
import style from './report.module.css'

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
  const [by, setBy] = useState(whoSaidLast)
  const [expires, setExpires] = useState(() => inDays(90))
  const [wasTried, setTried] = useState(false)
  const [pending, setPending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const wrong = {
    reason: reason.trim().length < 3 ? t`Say why, in a few words: somebody will ask.` : undefined,
    by: by.trim() === '' ? t`Say who decides this.` : undefined,
    expires: expires < inDays(1) ? t`Choose a day that is still to come.` : undefined,
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (pending || wrong.reason || wrong.by || wrong.expires) return
    setPending(true)
    const said = { item, subject: about, reason: reason.trim(), by: by.trim(), expires }
    const failed = await policy.change((value) => withAcceptance(value, said))
    setPending(false)
    setTrouble(failed)
    if (failed) return
    keepWho(by.trim())
    onClose()
  }
  const said = (problem: string | undefined) => (wasTried ? problem : undefined)
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
      <Field label={t`Reason`} wrong={said(wrong.reason)}>
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
      <div className={style.pair}>
        <Field label={t`Who decides this`} wrong={said(wrong.by)}>
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
        <Field label={t`Until`} hint={t`From this day on it counts again.`} wrong={said(wrong.expires)}>
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
      <div className={style.actions}>
        <Button onPress={onClose}>{t`Cancel`}</Button>
        <Button type="submit" look="primary" isPending={pending}>
          {t`Accept`}
        </Button>
      </div>
    </FormDialog>
  )
}
