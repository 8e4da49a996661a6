import { useState } from 'react'
import type { AuditReport } from '../../../contract/audit/report.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { TroubleCard } from '../../ui/TroubleCard.tsx'
import { RunProgress } from '../RunProgress.tsx'
import { targetName } from '../target-name.ts'
import { useRun } from '../use-run.ts'
import style from './Again.module.css'

/** Audits the same once more, as it was done before; what starts something there asks before. */
export function Again({ target, hasNews }: { target: AuditReport['target']; hasNews: boolean }) {
  const t = useText()
  const run = useRun()
  const [asks, setAsks] = useState(false)
  const isProbe = target.probed && target.asked.kind !== 'lab'
  const start = () => run.run(target.asked, target.probed)
  return (
    <div className={style.again}>
      {run.isRunning ? (
        <RunProgress fraction={run.fraction} onLeave={run.leave} />
      ) : (
        <>
          {hasNews && <span role="status">{t`What you said counts from the next audit on.`}</span>}
          <Button look="primary" icon="undo" onPress={() => (isProbe ? setAsks(true) : start())}>
            {t`Audit again`}
          </Button>
        </>
      )}
      {run.trouble && <TroubleCard trouble={run.trouble} />}
      {asks && (
        <ConfirmDialog
          title={t`Audit again, and try things on it?`}
          action={t`Audit again`}
          onConfirm={start}
          onClose={() => setAsks(false)}
        >
          <p>{t`As before, it may start a container of its own on ${targetName(target)} for a moment.`}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
