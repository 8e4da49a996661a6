import type { AttemptReport, AttemptStep, ExerciseInfo } from '../../contract/exercise.ts'
import { ShortText } from '../params/params.tsx'
import { Button, Spinner } from '../ui/Button.tsx'
import type { IconName } from '../ui/Icon.tsx'
import { Icon } from '../ui/Icon.tsx'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import style from './AttemptView.module.css'
import { clockTime } from './clock-time.ts'
import type { Attempt } from './use-attempt.ts'

const outcomes: Record<AttemptReport['outcome'], { icon: IconName; text: string }> = {
  succeeded: { icon: 'door', text: 'The attacker got in' },
  refused: { icon: 'check', text: 'The attacker was refused' },
  error: { icon: 'alert', text: 'We could not try it' },
}

interface AttemptViewProps {
  about: NonNullable<ExerciseInfo['attempt']>
  attempt: Attempt
  /** Earlier attempts, in the order they were made. */
  history: readonly AttemptReport[]
  canRun: boolean
}

/** The attack on the learner's own lab: now, and how it went before. */
export function AttemptView({ about, attempt, history, canRun }: AttemptViewProps) {
  const { running, steps, report, trouble } = attempt
  const earlier = history.filter((past) => past.at !== report?.at).toReversed()
  return (
    <div className={style.view} tabIndex={0} role="region" aria-label="Attempts">
      <section className={style.about}>
        <div>
          <h3>
            <ShortText text={about.title} />
          </h3>
          <p className={style.soft}>
            <ShortText text={about.description} />
          </p>
        </div>
        <Button look="primary" icon="door" isPending={running} isDisabled={!canRun} onPress={attempt.run}>
          {report || earlier.length > 0 ? 'Try again' : 'Try it'}
        </Button>
      </section>
      <section aria-live="polite">
        {running && !report && <Trying />}
        {report && <Outcome report={report} />}
        {steps.length > 0 && <Steps steps={steps} />}
      </section>
      {trouble && <TroubleCard trouble={trouble} />}
      {earlier.length > 0 && (
        <section>
          <h3>Earlier attempts</h3>
          {earlier.map((past) => (
            <details key={past.at} className={style.past}>
              <summary>
                <span className={`${style.badge} ${style[past.outcome]}`}>
                  <Icon name={outcomes[past.outcome].icon} size={14} />
                  {outcomes[past.outcome].text}
                </span>
                <time dateTime={past.at}>{clockTime(past.at)}</time>
              </summary>
              <p className={style.soft}>{past.summary}</p>
              <Steps steps={past.steps} />
            </details>
          ))}
        </section>
      )}
    </div>
  )
}

/** Stands where the outcome will. */
function Trying() {
  return (
    <div className={`${style.outcome} ${style.trying}`}>
      <p className={style.verdict}>
        <Spinner />
        The attacker is at it…
      </p>
      <p>Every step is really done, on your lab.</p>
    </div>
  )
}

function Outcome({ report }: { report: AttemptReport }) {
  return (
    <div className={`${style.outcome} ${style[report.outcome]}`}>
      <p className={style.verdict}>
        <Icon name={outcomes[report.outcome].icon} />
        {outcomes[report.outcome].text}
      </p>
      <p>{report.summary}</p>
    </div>
  )
}

function Steps({ steps }: { steps: readonly AttemptStep[] }) {
  return (
    <ol className={style.steps}>
      {steps.map((step, index) => (
        <li key={index} className={step.succeeded ? style.got : style.stopped}>
          <Icon name={step.succeeded ? 'chevron' : 'minus'} size={14} />
          <div>
            <p>{step.tried}</p>
            <p className={style.answer}>
              <span className="visually-hidden">{step.succeeded ? 'Got further: ' : 'Stopped: '}</span>
              {step.got}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
