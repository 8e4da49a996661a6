import type { ReportDetail } from '../../../contract/class/index.ts'
import { shownAttempts } from '../../exercise/attempt-choice.ts'
import { AttemptComparison } from '../../exercise/AttemptComparison.tsx'
import { Evidence } from '../../exercise/Evidence.tsx'
import { useText } from '../../language/use-text.ts'
import { ShortText } from '../../params/params.tsx'
import ink from '../../ui/ink.module.css'
import { TroubleNote } from '../../ui/TroubleNote.tsx'
import { useTextsOf } from '../use-texts-of.ts'
import { useClassQuery } from '../use-class.ts'
import { cellLooks } from '../room/cell-looks.ts'
import style from './LearnerView.module.css'
import { viewTasks } from '../../exercise/task-view.ts'
import type { ExerciseVerdict } from '../../../contract/verdict.ts'

const exerciseOf = (detail: ReportDetail | undefined) =>
  detail?.kind === 'verdict'
    ? detail.verdict.exercise
    : detail?.kind === 'attempt'
      ? detail.report.exercise
      : undefined

/** A report in full: a verdict with its evidence, or an attack step by step. */
export function EntryDetail({ person, report }: { person: string; report: string }) {
  const t = useText()
  const { value, trouble } = useClassQuery(`report:${report}`, (client) =>
    client.room.report({ person, report }),
  )
  useTextsOf(exerciseOf(value))
  if (trouble) return <TroubleNote trouble={trouble} />
  if (!value) return <p role="status">{t`Opening…`}</p>
  if (value.kind === 'attempt') {
    const [attempt] = shownAttempts([value.report], { running: false, steps: [] })
    if (!attempt) return null
    return (
      <div className={style.stack}>
        <p>{t(value.report.summary)}</p>
        <AttemptComparison attempts={[attempt]} after={attempt} onChoose={() => {}} />
      </div>
    )
  }
  if (value.kind === 'verdict') return <Verdict verdict={value.verdict} />
  return <p className={ink.soft}>{t`There is no more to this.`}</p>
}

function Verdict({ verdict }: { verdict: ExerciseVerdict }) {
  const t = useText()
  const infos = verdict.tasks.map(({ id, title, points }) => ({
    id,
    title,
    description: title,
    points: Math.max(1, points),
    hints: 0,
  }))
  return (
    <div className={style.stack}>
      {viewTasks(infos, verdict).map(({ info, state, checks }) => (
        <section key={info.id} aria-label={t(info.title)}>
          <h2 className={style.what}>
            <ShortText text={info.title} />
            <span className={ink.soft}>{t(cellLooks[state].text)}</span>
          </h2>
          <Evidence checks={checks} trouble={state === 'trouble'} />
        </section>
      ))}
    </div>
  )
}
