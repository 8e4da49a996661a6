import { useState } from 'react'
import type { DoctorFinding } from '../../contract/lab.ts'
import { isEmpty, msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { Button } from '../ui/Button.tsx'
import { Commands } from '../ui/Commands.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import note from '../ui/note.module.css'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import style from './DoctorView.module.css'
import type { RepairState } from './use-repair.ts'

interface FindingProps {
  finding: DoctorFinding
  /** Of its own repair. */
  state?: RepairState
  /** Some repair is under way. */
  isBusy: boolean
  onRepair(): void
}

const looks = {
  ok: { icon: 'check', said: msg`all right` },
  warning: { icon: 'alert', said: msg`warning` },
  problem: { icon: 'close', said: msg`problem` },
} as const

export function Finding({ finding, state, isBusy, onRepair }: FindingProps) {
  const t = useText()
  const [asks, setAsks] = useState(false)
  const { id, title, status, detail, todo, commands = [], repair } = finding
  const { icon, said } = looks[status]
  return (
    <li className={style.finding} data-finding={id} data-status={status}>
      <span className={`${style.mark} ${style[status]}`}>
        <Icon name={icon} />
        <span className="visually-hidden">{t(said)}</span>
      </span>
      <div className={style.about}>
        <h3 className={style.title} tabIndex={-1}>
          {t(title)}
        </h3>
        <p>{t(detail)}</p>
        {!isEmpty(todo) && <p>{t(todo)}</p>}
        {commands.length > 0 && <Commands commands={commands} />}
        {repair && !state?.isRunning && !repair.asks && (
          <ul className={style.does}>
            {repair.does.map((sentence, index) => (
              <li key={index}>{t(sentence)}</li>
            ))}
          </ul>
        )}
        {repair && (
          <div className={style.repair}>
            <Button
              look={status === 'ok' ? 'normal' : 'primary'}
              isPending={state?.isRunning}
              isDisabled={isBusy && !state?.isRunning}
              onPress={() => (repair.asks ? setAsks(true) : onRepair())}
            >
              {repair.asks ? `${t(repair.label)}…` : t(repair.label)}
            </Button>
          </div>
        )}
        <RepairProgress state={state} />
      </div>
      {repair && asks && (
        <ConfirmDialog
          title={t(repair.label)}
          action={t(repair.label)}
          onConfirm={onRepair}
          onClose={() => setAsks(false)}
        >
          {repair.does.map((sentence, index) => (
            <p key={index}>{t(sentence)}</p>
          ))}
        </ConfirmDialog>
      )}
    </li>
  )
}

function RepairProgress({ state }: { state?: RepairState }) {
  const t = useText()
  const { step, said, trouble, isRunning } = state ?? {}
  return (
    <>
      {isRunning && step && (
        <div className={style.progress}>
          <p>{t(step.step)}</p>
          {step.fraction !== null && <ProgressBar fraction={step.fraction} label={t`Repair`} />}
          {step.detail !== undefined && <p className={style.line}>{step.detail}</p>}
        </div>
      )}
      {said && (
        <p className={style.said}>
          <Icon name="check" /> {t(said)}
        </p>
      )}
      {trouble && (
        <div role="alert" className={note.bad}>
          <p className={style.title}>{t(trouble.what)}</p>
          <p>{t(trouble.means)}</p>
          <p>{t(trouble.todo)}</p>
        </div>
      )}
    </>
  )
}
