import type { ReactNode } from 'react'
import type { RoomRow } from '../../../contract/class/index.ts'
import type { TaskInfo } from '../../../contract/exercise.ts'
import { outcomes } from '../../exercise/attempt-looks.ts'
import { workedText } from '../../exercise/summary.ts'
import { useText } from '../../language/use-text.ts'
import { ShortText } from '../../params/params.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { plainText } from '../ui/plain-text.ts'
import { useClass } from '../use-class.ts'
import { ageText, agoText } from './ages.ts'
import { stateNames } from './cell-looks.ts'
import type { ColumnId } from './columns.ts'
import { failingFor, failingNow, type LearnerState } from './learner-state.ts'
import style from './RoomGrid.module.css'

interface FactsProps {
  row: RoomRow
  state: LearnerState
  tasks: readonly TaskInfo[]
  columns: readonly { id: ColumnId }[]
  now: number
}

/** What stands beside a learner's tasks. */
export function LearnerFacts({ columns, ...of }: FactsProps) {
  return columns.map(({ id }) => (
    <div key={id} role="gridcell" className={style.cell} data-column={id}>
      {facts[id](of)}
    </div>
  ))
}

type Of = Omit<FactsProps, 'columns'>

const facts: Record<ColumnId, (of: Of) => ReactNode> = {
  stuck: (of) => <Stuck {...of} />,
  report: (of) => <LastReport {...of} />,
  attempts: (of) => <Attempts {...of} />,
  hints: (of) => <Hints {...of} />,
  worked: ({ row }) => <Worked seconds={row.workedSeconds} />,
  overall: ({ row }) => <Overall {...row.overall} />,
}

function Stuck({ row, state, tasks, now }: Of) {
  const t = useText()
  const { exercises } = useClass()
  const failing = failingNow(row, tasks)
  const age = failingFor(row, tasks, now)
  if (state === 'done') return <span className={style.good}>{t(stateNames.done)}</span>
  if (failing && age !== undefined && state !== 'begun') {
    return (
      <span className={style.failing} title={plainText(t(failing.summary))}>
        <span className={state === 'stuck' ? style.age : style.soft}>
          {state === 'stuck' && <Icon name="clock" size={14} />}
          {t(ageText(age))}
        </span>
        <span className={style.summary}>
          <ShortText text={failing.summary} />
        </span>
      </span>
    )
  }
  const elsewhere = row.isOpen ? undefined : exercises.find(({ id }) => id === row.workingOn)
  return (
    <span className={style.soft}>
      {elsewhere ? t`At another exercise: ${elsewhere.title}` : t(stateNames[state])}
    </span>
  )
}

function LastReport({ row, now }: Of) {
  const t = useText()
  const at = row.lastReportAt ?? row.lastSeenAt
  return <span className={style.soft}>{at && t(agoText(now - Date.parse(at)))}</span>
}

function Attempts({ row: { attempts } }: Of) {
  const t = useText()
  if (attempts.count === 0) return <span className={style.soft}>–</span>
  const last = attempts.last && outcomes[attempts.last]
  return (
    <span className={style.attempts} title={last ? t`The last one: ${last.text}` : undefined}>
      {attempts.count}
      {last && (
        <>
          <Icon name={last.icon} size={14} />
          <span className="visually-hidden">{t(last.text)}</span>
        </>
      )}
    </span>
  )
}

function Hints({ row: { hints, solutionSeen } }: Of) {
  const t = useText()
  return (
    <span className={style.attempts}>
      {hints > 0 ? hints : <span className={style.soft}>–</span>}
      {solutionSeen && (
        <span title={t`Looked at the solution`}>
          <Icon name="bulb" size={14} />
          <span className="visually-hidden">{t`Looked at the solution`}</span>
        </span>
      )}
    </span>
  )
}

function Worked({ seconds }: { seconds: number }) {
  const t = useText()
  return <span className={style.soft}>{seconds >= 30 ? t(workedText(seconds)) : '–'}</span>
}

function Overall({ achieved, of }: RoomRow['overall']) {
  const t = useText()
  if (of === 0) return <span className={style.soft}>–</span>
  return (
    <span className={style.overall}>
      <span className={style.bar} aria-hidden="true">
        <span style={{ width: `${(100 * achieved) / of}%` }} />
      </span>
      {t`${achieved} of ${of}`}
    </span>
  )
}
