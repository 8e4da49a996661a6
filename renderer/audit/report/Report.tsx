import { useState } from 'react'
import type { AuditReport } from '../../../contract/audit/report.ts'
import { useQuery } from '../../connection/use-query.ts'
import { useText } from '../../language/use-text.ts'
import { hashOf } from '../../navigation/route.ts'
import { Page } from '../../navigation/Page.tsx'
import { TroubleCard } from '../../ui/TroubleCard.tsx'
import page from '../audit.module.css'
import { auditBefore } from '../kept.ts'
import { atOfDifference } from '../place.ts'
import { Meant } from '../policy/Meant.tsx'
import { targetName } from '../target-name.ts'
import { usePolicy } from '../use-policy.ts'
import { useTime } from '../use-time.ts'
import { Again } from './Again.tsx'
import { Downloads } from './Downloads.tsx'
import { Facts } from './Facts.tsx'
import { ItemList } from './ItemList.tsx'
import { SummaryGrid } from './SummaryGrid.tsx'

/** One kept audit. */
export function Report({ id }: { id: string }) {
  const t = useText()
  const { value: report, trouble } = useQuery(`audit:${id}`, (client) => client.audit.get({ id }))
  return (
    <Page title={report ? t`Audit: ${targetName(report.target)}` : t`Audit`}>
      <div className={page.bar}>
        <a href={hashOf({ view: 'audit' })}>{t`All audits`}</a>
        {report && <Downloads id={id} />}
      </div>
      {trouble && <TroubleCard trouble={trouble} />}
      {!report && !trouble && <p role="status">{t`Opening the audit…`}</p>}
      {report && <Found id={id} report={report} />}
    </Page>
  )
}

function Found({ id, report }: { id: string; report: AuditReport }) {
  const t = useText()
  const time = useTime()
  const kept = useQuery('audits', (client) => client.audit.list())
  const before = auditBefore(kept.value ?? [], id)
  const policy = usePolicy(report.target.daemon)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [gone, setGone] = useState<{ item: string }>()
  const toggle = (item: string) => {
    const next = new Set(open)
    if (!next.delete(item)) next.add(item)
    setOpen(next)
  }
  return (
    <>
      <Facts report={report} />
      <SummaryGrid
        items={report.items}
        onChoose={(item) => {
          setOpen(new Set([...open, item]))
          setGone({ item })
        }}
      />
      <div className={page.bar}>
        <div className={page.links}>
          <Meant id={id} found={report} policy={policy} />
          {before && (
            <a href={hashOf({ view: 'audit', at: atOfDifference(before.id, id) })}>
              {t`What changed since ${time.moment(before.at)}`}
            </a>
          )}
        </div>
        <Again target={report.target} hasNews={policy.wasChanged} />
      </div>
      {policy.trouble && <TroubleCard trouble={policy.trouble} />}
      <ItemList report={report} policy={policy} open={open} onToggle={toggle} arrived={gone} />
    </>
  )
}
