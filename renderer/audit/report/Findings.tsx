import { useState } from 'react'
import type { AuditedItem, Finding } from '../../../contract/audit/report.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { acceptanceOf, withoutAcceptance } from '../policy-edits.ts'
import type { PolicyInUse } from '../use-policy.ts'
import { useTime } from '../use-time.ts'
import { Words } from '../Words.tsx'
import { AcceptDialog } from './AcceptDialog.tsx'
import { LookedAt } from './LookedAt.tsx'
import style from './report.module.css'

/** A host may have hundreds; so many are shown at first. */
const FIRST = 20

interface FindingsProps {
  item: AuditedItem
  policy: PolicyInUse
}

/** What is not as it should be, subject by subject. */
export function Findings({ item, policy }: FindingsProps) {
  const t = useText()
  const [isAll, setAll] = useState(false)
  const [accepting, setAccepting] = useState<Finding>()
  const shown = isAll ? item.findings : item.findings.slice(0, FIRST)
  return (
    <section className={style.part}>
      <h3>{t`Findings: ${item.findings.length}`}</h3>
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
      {shown.length < item.findings.length && (
        <div>
          <Button small look="quiet" icon="down" onPress={() => setAll(true)}>
            {t`Show all ${item.findings.length}`}
          </Button>
        </div>
      )}
      {accepting && (
        <AcceptDialog
          item={item.id}
          subject={accepting.subject}
          policy={policy}
          onClose={() => setAccepting(undefined)}
        />
      )}
    </section>
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
        <details>
          <summary>{t`What was looked at`}</summary>
          <LookedAt looked={looked} />
        </details>
      )}
      {shown && (
        <p className={style.accepted}>
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
