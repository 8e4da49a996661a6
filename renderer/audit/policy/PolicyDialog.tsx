import { useState } from 'react'
import type { AuditPolicy } from '../../../contract/audit/policy.ts'
import type { AuditReport } from '../../../contract/audit/report.ts'
import { useText } from '../../language/use-text.ts'
import { Field } from '../../ui/Field.tsx'
import { FormActions } from '../../ui/FormActions.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { usePolicyForm } from '../use-policy-form.ts'
import type { PolicyInUse } from '../use-policy.ts'
import { draftOf, type ListName, lists, type NumberName, readDraft, withDeclared } from './draft.ts'
import { ListField } from './ListField.tsx'
import style from './policy.module.css'
import { suggestionsOf } from './suggestions.ts'
import { usePolicyWords } from './use-policy-words.ts'

interface PolicyDialogProps {
  found: AuditReport
  /** What is kept now. */
  kept: AuditPolicy
  /** What whoever made the machine says is meant to be there. */
  meant: AuditPolicy | undefined
  policy: PolicyInUse
  onClose(): void
}

/** What is meant to be on the machine, which the audit goes by. */
export function PolicyDialog({ found, kept, meant, policy, onClose }: PolicyDialogProps) {
  const t = useText()
  const words = usePolicyWords()
  const [draft, setDraft] = useState(() => draftOf(kept))
  const { declared, wrong } = readDraft(draft)
  const form = usePolicyForm({
    policy,
    wrong,
    edit: (value) => withDeclared(value, declared),
    onKept: onClose,
  })
  const seen = suggestionsOf(found)
  const told = (name: ListName | NumberName) => form.told[name] && words[name].wrong(form.told[name])
  const number = (name: NumberName, hint: string) => (
    <Field label={words[name].label} hint={hint} wrong={told(name)}>
      {(id, about) => (
        <input
          id={id}
          inputMode="numeric"
          maxLength={6}
          autoComplete="off"
          aria-describedby={about}
          value={draft[name]}
          onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
        />
      )}
    </Field>
  )
  return (
    <FormDialog
      title={t`What is meant to be on this machine`}
      isWide
      trouble={form.trouble}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <p>{t`The audit goes by it: what is there and not named here is a finding. What you leave open is asked or judged without it.`}</p>
      {lists.map((name) => (
        <ListField
          key={name}
          {...words[name]}
          text={draft[name]}
          wrong={told(name)}
          offered={[...new Set([...(meant?.[name] ?? []), ...seen[name]])]}
          meant={meant?.[name]}
          onChange={(text) => setDraft({ ...draft, [name]: text })}
        />
      ))}
      <div className={style.pair}>
        {number(
          'containers',
          meant?.containers === undefined
            ? t`There were ${found.containers} at this audit. Empty: as many as the machine can bear.`
            : t`There were ${found.containers} at this audit. Empty: ${meant.containers}, as the exercise says.`,
        )}
        {number(
          'imageDays',
          meant?.imageDays === undefined
            ? t`Empty: 90 days.`
            : t`Empty: ${meant.imageDays} days, as the exercise says.`,
        )}
      </div>
      <FormActions action={t`Keep`} isPending={form.isPending} onCancel={onClose} />
    </FormDialog>
  )
}
