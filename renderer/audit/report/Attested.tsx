import { useState } from 'react'
import type { AuditedItem } from '../../../contract/audit/report.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import ink from '../../ui/ink.module.css'
import { holds, saidLast } from '../policy-edits.ts'
import type { PolicyInUse } from '../use-policy.ts'
import { useTime } from '../use-time.ts'
import { Words } from '../Words.tsx'
import { AttestDialog } from './AttestDialog.tsx'
import style from './Attested.module.css'
import { Part } from './Part.tsx'

interface AttestedProps {
  item: AuditedItem
  attestation: NonNullable<AuditedItem['attestation']>
  policy: PolicyInUse
}

/** What only a person can know: what is asked, what was said, and how to answer. */
export function Attested({ item, attestation: { question, answer }, policy }: AttestedProps) {
  const t = useText()
  const time = useTime()
  const [isAsked, setAsked] = useState(false)
  // What was said since counts from the next audit on, and is shown already.
  const said = policy.value ? saidLast(policy.value, item.id) : answer
  const isOver = said !== undefined && !holds(said)
  return (
    <Part title={t`What only a person can know`}>
      <p>
        <Words text={question} />
      </p>
      {said && (
        <p className={ink.soft}>
          {said.yes
            ? t`${said.by} said yes on ${time.day(said.on)}, until ${time.day(said.expires)}.`
            : t`${said.by} said no on ${time.day(said.on)}, until ${time.day(said.expires)}.`}
          {said.note !== '' && ` ${said.note}`}
        </p>
      )}
      {isOver && <p className={style.over}>{t`That day is over: it is asked again.`}</p>}
      <div>
        <Button
          small
          look={said && !isOver ? 'normal' : 'primary'}
          isDisabled={!policy.value}
          aria-label={t`Answer the question of ${item.id}…`}
          onPress={() => setAsked(true)}
        >
          {said && !isOver ? t`Answer anew…` : t`Answer…`}
        </Button>
      </div>
      {isAsked && (
        <AttestDialog
          item={item.id}
          question={question}
          said={said}
          policy={policy}
          onClose={() => setAsked(false)}
        />
      )}
    </Part>
  )
}
