import { useState } from 'react'
import type { TimelineEntry } from '../../../contract/class/index.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import ink from '../../ui/ink.module.css'
import { TroubleNote } from '../../ui/TroubleNote.tsx'
import ui from '../ui/ui.module.css'
import { useZoneTime } from '../ui/zone-time.ts'
import { useClass } from '../use-class.ts'
import { EntryDetail } from './EntryDetail.tsx'
import { entryIcon, entryText } from './entry-text.ts'
import style from './LearnerView.module.css'
import { useTimeline } from './use-timeline.ts'

/** What came later than this after it happened is said to have come late, in milliseconds. */
const LATE = 60_000

/** Everything that was reported, the newest first; with what was tried and what came back. */
export function Timeline({ person, newest }: { person: string; newest: string | null }) {
  const t = useText()
  const { entries, isEnd, trouble, more, isPending } = useTimeline(person, newest)
  return (
    <div className={style.stack}>
      {trouble && <TroubleNote trouble={trouble} />}
      {!entries && !trouble && <p role="status">{t`Opening…`}</p>}
      {entries?.length === 0 && <p className={ui.empty}>{t`Nothing was reported yet.`}</p>}
      {entries && entries.length > 0 && (
        <ol className={style.entries}>
          {entries.map((entry) => (
            <Entry key={entry.report} person={person} entry={entry} />
          ))}
        </ol>
      )}
      {entries && entries.length > 0 && !isEnd && (
        <div>
          <Button small isPending={isPending} onPress={() => void more()}>
            {t`Show earlier`}
          </Button>
        </div>
      )}
    </div>
  )
}

function Entry({ person, entry }: { person: string; entry: TimelineEntry }) {
  const t = useText()
  const time = useZoneTime()
  const { exercises } = useClass()
  const [isOpen, setOpen] = useState(false)
  const exercise = exercises.find(({ id }) => id === entry.exercise)
  const hasDetail = entry.kind === 'verdict' || entry.kind === 'attempt'
  const isLate = Date.parse(entry.receivedAt) - Date.parse(entry.at) > LATE
  return (
    <li
      className={style.entry}
      data-good={(entry.score?.achieved.length ?? 0) > 0 || undefined}
      data-report={entry.report}
    >
      <time dateTime={entry.at}>{time(entry.at)}</time>
      <Icon name={entryIcon(entry)} size={14} />
      <div>
        <p className={style.what}>
          <span>{t(entryText(entry, exercise))}</span>
          <span className={ink.soft}>{exercise ? t(exercise.title) : entry.exercise}</span>
          {hasDetail && (
            <Button small look="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
              {isOpen ? t`Hide evidence` : t`Show evidence`}
            </Button>
          )}
        </p>
        {isLate && <p className={style.late}>{t`Arrived later, ${time(entry.receivedAt)}`}</p>}
      </div>
      {isOpen && (
        <div className={style.detail}>
          <EntryDetail person={person} report={entry.report} />
        </div>
      )}
    </li>
  )
}
