import { useId } from 'react'
import type { KeptAudit } from '../../contract/audit/kept.ts'
import { useText } from '../language/use-text.ts'
import { hashOf } from '../navigation/route.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import card from '../ui/card.module.css'
import page from './audit.module.css'
import style from './EngineAudits.module.css'
import type { AuditedEngine } from './kept.ts'
import { OverTime } from './OverTime.tsx'
import { atOfDifference } from './place.ts'
import { Counts } from './report/Counts.tsx'
import { ShowAll } from './ShowAll.tsx'
import { targetName } from './target-name.ts'
import { useFirst } from './use-first.ts'
import { useTime } from './use-time.ts'

/** So many stand there at first. */
const FIRST = 8

interface EngineAuditsProps {
  engine: AuditedEngine
  onRemove(audits: KeptAudit[]): void
}

/** The kept audits of one engine, what each changed, and how it went over time. */
export function EngineAudits({ engine: { target, audits }, onRemove }: EngineAuditsProps) {
  const t = useText()
  const time = useTime()
  const titleId = useId()
  const name = targetName(target)
  const { shown, showAll } = useFirst(audits, FIRST)
  return (
    <section className={card.roomy} aria-labelledby={titleId}>
      <div className={page.bar}>
        <h2 id={titleId} className={style.name} translate="no">
          {t(name)}
        </h2>
        <Button
          small
          icon="trash"
          onPress={() => onRemove(audits)}
          aria-label={t`Delete all audits of ${name}`}
        >
          {t`Delete all`}
        </Button>
      </div>
      <ul className={style.list}>
        {shown.map((audit, index) => {
          const before = audits[index + 1]
          const at = time.moment(audit.at)
          return (
            <li key={audit.id} className={style.row} data-audit={audit.id}>
              <a href={hashOf({ view: 'audit', at: audit.id })}>
                <time dateTime={audit.at}>{at}</time>
              </a>
              <Counts summary={audit.summary} />
              <span className={style.end}>
                {before && (
                  <a
                    href={hashOf({ view: 'audit', at: atOfDifference(before.id, audit.id) })}
                    aria-label={t`What changed before ${at}`}
                  >
                    {t`What changed`}
                  </a>
                )}
                <IconButton
                  icon="trash"
                  label={t`Delete the audit of ${at}`}
                  onPress={() => onRemove([audit])}
                />
              </span>
            </li>
          )
        })}
      </ul>
      {showAll && <ShowAll count={audits.length} onPress={showAll} />}
      {audits.length > 1 && <OverTime audits={audits.toReversed()} />}
    </section>
  )
}
