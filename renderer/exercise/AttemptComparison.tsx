import { useId } from 'react'
import type { AttemptStep } from '../../contract/exercise.ts'
import { type Message, msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { Icon } from '../ui/Icon.tsx'
import type { StepPair } from './align-attempts.ts'
import { alignSteps, changeOf, comparisonText } from './align-attempts.ts'
import type { ShownAttempt } from './attempt-choice.ts'
import { durationText, momentText, offsetText } from './attempt-choice.ts'
import { changes, outcomes } from './attempt-looks.ts'
import style from './AttemptComparison.module.css'

interface AttemptComparisonProps {
  /** All that can be chosen, in the order they were made. */
  attempts: readonly ShownAttempt[]
  /** Absent while there is only one attempt. */
  before?: ShownAttempt
  after: ShownAttempt
  onChoose(choice: { before?: string; after?: string }): void
}

/** What was tried, step by step, and what came back: in two attempts side by side, or in the only one. */
export function AttemptComparison({ attempts, before, after, onChoose }: AttemptComparisonProps) {
  const t = useText()
  const pairs = alignSteps(before?.steps ?? [], after.steps)
  return (
    <section className={style.comparison} aria-label={t`What was tried`} data-sides={before ? 2 : 1}>
      <div className={style.heads}>
        {before && (
          <Head
            name={t`Before`}
            attempt={before}
            attempts={attempts}
            onChoose={(id) => onChoose({ before: id })}
          />
        )}
        <Head
          name={before ? t`After` : t`This attempt`}
          attempt={after}
          attempts={attempts}
          onChoose={(id) => onChoose({ after: id })}
        />
      </div>
      {before && !after.running && <p className={style.summary}>{t(comparisonText(pairs))}</p>}
      {pairs.length > 0 && (
        <ol className={style.rows}>
          {pairs.map((pair, index) => (
            <Row key={index} pair={pair} before={before} after={after} />
          ))}
        </ol>
      )}
    </section>
  )
}

interface HeadProps {
  name: string
  attempt: ShownAttempt
  attempts: readonly ShownAttempt[]
  onChoose(id: string): void
}

function Head({ name, attempt, attempts, onChoose }: HeadProps) {
  const t = useText()
  const id = useId()
  const took = durationText(attempt)
  const { outcome } = attempt
  return (
    <div className={style.head}>
      <label htmlFor={id}>{name}</label>
      <select id={id} value={attempt.id} onChange={(event) => onChoose(event.target.value)}>
        {attempts.toReversed().map((each) => (
          <option key={each.id} value={each.id}>
            {t(nameOf(each))}
          </option>
        ))}
      </select>
      <p className={style.facts}>
        {outcome && (
          <span className={`${style.badge} ${style[outcome]}`}>
            <Icon name={outcomes[outcome].icon} size={14} />
            {t(outcomes[outcome].text)}
          </span>
        )}
        {took && <span>{t`in ${took}`}</span>}
      </p>
    </div>
  )
}

const endings = {
  succeeded: (at: string) => msg`${at}, got in`,
  refused: (at: string) => msg`${at}, refused`,
  error: (at: string) => msg`${at}, not tried`,
}

function nameOf({ endedAt, outcome, running }: ShownAttempt): Message {
  if (!endedAt || !outcome) return running ? msg`Now, under way` : msg`Broke off`
  return endings[outcome](momentText(endedAt))
}

function Row({ pair, before, after }: { pair: StepPair; before?: ShownAttempt; after: ShownAttempt }) {
  const t = useText()
  const isComing = after.running && !pair.after
  const change = before && !isComing ? changeOf(pair) : undefined
  return (
    <li className={style.row} data-change={change}>
      <p className={style.tried}>{cut(t(pair.tried))}</p>
      {change && (
        <p className={style.change}>
          <Icon name={changes[change].icon} size={14} />
          {t(changes[change].text)}
        </p>
      )}
      {before && <Answer side={t`Before`} step={pair.before} attempt={before} />}
      <Answer side={before ? t`After` : undefined} step={pair.after} attempt={after} />
    </li>
  )
}

interface AnswerProps {
  side?: string
  step?: AttemptStep
  attempt: ShownAttempt
}

function Answer({ side, step, attempt }: AnswerProps) {
  const t = useText()
  const name = side && <strong>{t`${side}: `}</strong>
  if (!step)
    return (
      <p className={`${style.answer} ${style.absent}`}>
        {name}
        {attempt.running ? t`not yet` : t`not tried`}
      </p>
    )
  const offset = offsetText(step, attempt)
  return (
    <div className={`${style.answer} ${step.succeeded ? style.further : style.stopped}`}>
      <p className={style.how}>
        <Icon name={step.succeeded ? 'chevron' : 'minus'} size={14} />
        <span>
          {name}
          {step.succeeded ? t`got further` : t`stopped`}
        </span>
        {offset && <time dateTime={step.at}>{t(offset)}</time>}
      </p>
      <p className={style.got}>{cut(t(step.got))}</p>
    </div>
  )
}

/** Most characters of a step that are shown: what comes back was said by a host whose root is the learner. */
const LONGEST = 1_500

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
