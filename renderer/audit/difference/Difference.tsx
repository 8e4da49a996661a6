import { compareAudits } from '../../../contract/audit/compare.ts'
import type { KeptAudit } from '../../../contract/audit/kept.ts'
import type { AuditReport } from '../../../contract/audit/report.ts'
import { useQuery } from '../../connection/use-query.ts'
import { useText } from '../../language/use-text.ts'
import { goTo, hashOf } from '../../navigation/route.ts'
import { Page } from '../../navigation/Page.tsx'
import lines from '../../ui/list.module.css'
import note from '../../ui/note.module.css'
import { TroubleCard } from '../../ui/TroubleCard.tsx'
import page from '../audit.module.css'
import { byEngine, engineKey } from '../kept.ts'
import { atOfDifference } from '../place.ts'
import { Select } from '../Select.tsx'
import { targetName } from '../target-name.ts'
import { useTime } from '../use-time.ts'
import { ChangedItem } from './ChangedItem.tsx'
import style from './Difference.module.css'
import { LevelTable } from './LevelTable.tsx'
import { inOrder, perLevel } from './per-level.ts'

interface DifferenceProps {
  before: string
  after: string
}

/** What differs between two kept audits. */
export function Difference({ before, after }: DifferenceProps) {
  const t = useText()
  const kept = useQuery('audits', (client) => client.audit.list())
  const earlier = useQuery(`audit:${before}`, (client) => client.audit.get({ id: before }))
  const later = useQuery(`audit:${after}`, (client) => client.audit.get({ id: after }))
  const trouble = earlier.trouble ?? later.trouble ?? kept.trouble
  const engine = byEngine(kept.value ?? []).find(({ audits }) => audits.some(({ id }) => id === after))
  return (
    <Page title={t`What changed`} lead={engine && t(targetName(engine.target))}>
      <div className={page.bar}>
        <a href={hashOf({ view: 'audit' })}>{t`All audits`}</a>
        <a href={hashOf({ view: 'audit', at: after })}>{t`To the later audit`}</a>
      </div>
      {trouble && <TroubleCard trouble={trouble} />}
      {engine && <ChosenAudits audits={engine.audits} before={before} after={after} />}
      {earlier.value && later.value ? (
        <Compared before={earlier.value} after={later.value} />
      ) : (
        !trouble && <p role="status">{t`Opening the audits…`}</p>
      )}
    </Page>
  )
}

function ChosenAudits({ audits, before, after }: DifferenceProps & { audits: readonly KeptAudit[] }) {
  const t = useText()
  const time = useTime()
  const select = (label: string, value: string, onChange: (id: string) => void) => (
    <Select label={label} value={value} onChange={onChange}>
      {/* One of another engine, which an address may name. */}
      {!audits.some(({ id }) => id === value) && <option value={value}>{t`another`}</option>}
      {audits.map(({ id, at }) => (
        <option key={id} value={id}>
          {time.moment(at)}
        </option>
      ))}
    </Select>
  )
  const show = (from: string, to: string) => goTo({ view: 'audit', at: atOfDifference(from, to) })
  return (
    <div className={style.choices}>
      {select(t`Earlier audit`, before, (id) => show(id, after))}
      {select(t`Later audit`, after, (id) => show(before, id))}
    </div>
  )
}

function Compared({ before, after }: { before: AuditReport; after: AuditReport }) {
  const t = useText()
  const differences = compareAudits(before, after)
  const changed = inOrder(differences)
  const count = (turned: string) => differences.filter((each) => each.turned === turned).length
  return (
    <>
      {engineKey(before.target) !== engineKey(after.target) && (
        <p className={note.warn}>
          {t`These are audits of two Docker engines: ${targetName(before.target)} and ${targetName(after.target)}.`}
        </p>
      )}
      {before.target.sight !== after.target.sight && (
        <p className={note.warn}>
          {t`One of them saw the machine and the other only Docker’s API: some items differ for that reason alone.`}
        </p>
      )}
      <p className={style.summary} role="status">
        {changed.length === 0
          ? t`Nothing changed.`
          : t`Items: ${count('better')} better, ${count('worse')} worse, ${count('other')} otherwise.`}
      </p>
      {changed.length > 0 && (
        <>
          <LevelTable levels={perLevel(differences)} />
          <ul className={lines.list}>
            {changed.map((difference) => (
              <ChangedItem
                key={difference.id}
                difference={difference}
                item={after.items.find(({ id }) => id === difference.id)}
              />
            ))}
          </ul>
        </>
      )}
    </>
  )
}
