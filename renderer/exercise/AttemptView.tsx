import { useState } from 'react'
import type { AttemptReport, ExerciseInfo } from '../../contract/exercise.ts'
import { useText } from '../language/use-text.ts'
import { ShortText } from '../params/params.tsx'
import { Button, Spinner } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import type { ShownAttempt } from './attempt-choice.ts'
import { chosenSides, shownAttempts } from './attempt-choice.ts'
import { outcomes } from './attempt-looks.ts'
import { AttemptComparison } from './AttemptComparison.tsx'
import style from './AttemptView.module.css'
import type { Attempt } from './use-attempt.ts'

interface AttemptViewProps {
  about: NonNullable<ExerciseInfo['attempt']>
  attempt: Attempt
  /** Earlier attempts, in the order they were made. */
  history: readonly AttemptReport[]
  canRun: boolean
}

interface Chosen {
  /** The latest attempt when it was chosen: a newer one is shown by itself. */
  latest?: string
  before?: string
  after?: string
}

/** The attack on the learner's own lab: as it went the last time, beside an earlier one. */
export function AttemptView({ about, attempt, history, canRun }: AttemptViewProps) {
  const t = useText()
  const attempts = shownAttempts(history, attempt)
  const latest = attempts.at(-1)
  const [chosen, setChosen] = useState<Chosen>({})
  const valid = chosen.latest === latest?.id ? chosen : {}
  const { before, after } = chosenSides(attempts, valid)
  return (
    <div className={style.view} tabIndex={0} role="region" aria-label={t`Attempts`}>
      <section className={style.about}>
        <div>
          <h3>
            <ShortText text={about.title} />
          </h3>
          <p className={style.soft}>
            <ShortText text={about.description} />
          </p>
        </div>
        <Button
          look="primary"
          icon="door"
          isPending={attempt.running}
          isDisabled={!canRun}
          onPress={attempt.run}
        >
          {latest ? t`Try again` : t`Try it`}
        </Button>
      </section>
      <section aria-live="polite">{latest && <Outcome attempt={latest} />}</section>
      {attempt.trouble && <TroubleCard trouble={attempt.trouble} />}
      {after && (
        <AttemptComparison
          attempts={attempts}
          before={before}
          after={after}
          onChoose={(choice) => setChosen({ ...valid, latest: latest?.id, ...choice })}
        />
      )}
    </div>
  )
}

function Outcome({ attempt: { outcome, summary, running } }: { attempt: ShownAttempt }) {
  const t = useText()
  if (outcome)
    return (
      <div className={`${style.outcome} ${style[outcome]}`}>
        <p className={style.verdict}>
          <Icon name={outcomes[outcome].icon} />
          {t(outcomes[outcome].text)}
        </p>
        {summary && <p>{t(summary)}</p>}
      </div>
    )
  if (!running) return null
  return (
    <div className={`${style.outcome} ${style.trying}`}>
      <p className={style.verdict}>
        <Spinner />
        {t`The attacker is at it…`}
      </p>
      <p>{t`Every step is really done, on your lab.`}</p>
    </div>
  )
}
