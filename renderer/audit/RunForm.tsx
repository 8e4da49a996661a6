import { useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { RadioGroup } from 'react-aria-components/RadioGroup'
import type { AuditChoice } from '../../contract/audit/rpc.ts'
import { useText } from '../language/use-text.ts'
import { Button } from '../ui/Button.tsx'
import card from '../ui/card.module.css'
import { Checkbox } from '../ui/Checkbox.tsx'
import ink from '../ui/ink.module.css'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import { Choice } from './Choice.tsx'
import style from './RunForm.module.css'
import { RunProgress } from './RunProgress.tsx'
import { useRun } from './use-run.ts'

/** The same for one machine, wherever it stands among others. */
const keyOf = (choice: AuditChoice | undefined): string => JSON.stringify(choice?.target)

/** What is to be audited, and how far it may go. */
export function RunForm({ choices }: { choices: readonly AuditChoice[] }) {
  const t = useText()
  const [chosen, setChosen] = useState(() => keyOf(choices[0]))
  const [probe, setProbe] = useState(false)
  const run = useRun()
  const choice = choices.find((each) => keyOf(each) === chosen) ?? choices[0]
  if (!choice) {
    return (
      <p className={style.empty}>
        {t`There is nothing to audit yet: open an exercise, whose hosts can be audited, or start a Docker engine.`}
      </p>
    )
  }
  return (
    <section className={card.roomy} aria-label={t`What is audited`}>
      <RadioGroup
        className={style.choices}
        value={keyOf(choice)}
        onChange={setChosen}
        isDisabled={run.isRunning}
      >
        <Label className={style.label}>{t`What is audited`}</Label>
        {choices.map((each) => (
          <Choice key={keyOf(each)} value={keyOf(each)}>
            <span translate="no">{each.name}</span>
            <span className={ink.soft} translate="no">
              {each.detail}
            </span>
          </Choice>
        ))}
      </RadioGroup>
      <div>
        <Checkbox isSelected={probe} onChange={setProbe}>
          {t`May also try things on it`}
        </Checkbox>
        <p className={ink.soft}>
          {t`Without it, the audit only reads, and starts nothing on that machine. With it, it also starts containers of its own for a moment, to see what reading does not tell: what the kernel gives them, whether a log line arrives, whether an unsigned image is refused. They are removed again.`}
        </p>
      </div>
      {run.trouble && <TroubleCard trouble={run.trouble} />}
      {run.isRunning ? (
        <RunProgress fraction={run.fraction} onLeave={run.leave} />
      ) : (
        <div>
          <Button look="primary" icon="search" onPress={() => run.run(choice.target, probe)}>
            {t`Audit`}
          </Button>
        </div>
      )}
    </section>
  )
}
