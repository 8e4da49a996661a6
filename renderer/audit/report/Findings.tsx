import { useState } from 'react'
import type { AuditedItem, Finding } from '../../../contract/audit/report.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import more from '../../ui/details.module.css'
import ink from '../../ui/ink.module.css'
import { acceptanceOf, withoutAcceptance } from '../policy-edits.ts'
import { ShowAll } from '../ShowAll.tsx'
import { useFirst } from '../use-first.ts'
import type { PolicyInUse } from '../use-policy.ts'
import { useTime } from '../use-time.ts'
import { Words } from '../Words.tsx'
import { AcceptDialog } from './AcceptDialog.tsx'
import style from './Findings.module.css'
import { LookedAt } from './LookedAt.tsx'
import { Part } from './Part.tsx'

/** A host may have hundreds; so many are shown at first. */
const FIRST = 20

interface FindingsProps {
  item: AuditedItem
  policy: PolicyInUse
}

/** What is not as it should be, subject by subject. */
export function Findings({ item, policy }: FindingsProps) {
  const t = useText()
  const [accepting, setAccepting] = useState<Finding>()
  const { shown, showAll } = useFirst(item.findings, FIRST)
  return (
    <Part title={t`Findings: ${item.findings.length}`}>
      <ul className={style.findings}>
        {shown.map((finding, index) => (
          <OneFinding
            key={index}
            item={item.id}
            finding={finding}
            policy={policy}
            onAccept={() => setAccepting(finding)}
          />
        ))}
      </ul>
      {showAll && <ShowAll count={item.findings.length} onPress={showAll} />}
      {accepting && (
        <AcceptDialog
          item={item.id}
          subject={accepting.subject}
          policy={policy}
          onClose={() => setAccepting(undefined)}
        />
      )}
    </Part>
  )
}

interface OneFindingProps {
  item: string
  finding: Finding
  policy: PolicyInUse
  onAccept(): void
}

function OneFinding({ item, finding, policy, onAccept }: OneFindingProps) {
  const t = useText()
  const time = useTime()
  const [isPending, setPending] = useState(false)
  const { subject, summary, looked, accepted } = finding
  const holding = policy.value && acceptanceOf(policy.value, item, subject)
  // What counts now, until an audit has counted it.
  const shown = policy.value ? holding : accepted
  const takeBack = async () => {
    if (!holding) return
    setPending(true)
    await policy.change((value) => withoutAcceptance(value, holding))
    setPending(false)
  }
  return (
    <li className={style.finding} data-subject={subject} data-accepted={shown ? true : undefined}>
      <p>
        <code>{subject}</code> <Words text={summary} />
      </p>
      {looked.length > 0 && (
        <details className={more.details}>
          <summary className={ink.soft}>{t`What was looked at`}</summary>
          <LookedAt looked={looked} />
        </details>
      )}
      {shown && (
        <p className={ink.soft}>
          {t`Accepted by ${shown.by} until ${time.day(shown.expires)}: ${shown.reason}`}
        </p>
      )}
      <div>
        {holding ? (
          <Button
            small
            icon="undo"
            isPending={isPending}
            aria-label={t`No longer accept ${holding.subject}`}
            onPress={() => void takeBack()}
          >
            {t`No longer accept`}
          </Button>
        ) : (
          <Button small isDisabled={!policy.value} aria-label={t`Accept ${subject}…`} onPress={onAccept}>
            {t`Accept…`}
          </Button>
        )}
      </div>
    </li>
  )
}
