import { useEffect, useMemo, useState } from 'react'
import type { DoctorFinding } from '../../contract/lab.ts'
import { msg } from '../../contract/message.ts'
import { useQuery } from '../connection/use-query.ts'
import { useText } from '../language/use-text.ts'
import { useIsHosted } from '../membership/membership.ts'
import { hashOf } from '../navigation/route.ts'
import { Page } from '../navigation/Page.tsx'
import { type Action, useActions } from '../palette/actions.ts'
import { useMachine } from '../system/machine.ts'
import { Button } from '../ui/Button.tsx'
import lines from '../ui/list.module.css'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import style from './DoctorView.module.css'
import { Finding } from './Finding.tsx'
import { LogsSection } from './LogsSection.tsx'
import { type RepairState, useRepair } from './use-repair.ts'

/** Whether this machine can open labs, and what can be done about it. */
export function DoctorView() {
  return useIsHosted() ? <HostedDoctor /> : <OwnDoctor />
}

/** The machine that labs are on is looked after by somebody else. */
function HostedDoctor() {
  const t = useText()
  return (
    <Page
      title={t`Doctor`}
      lead={t`Your lab is on the machine of your class, and there is nothing for you to set up or repair. If labs don’t open, tell your instructor.`}
    >
      {null}
    </Page>
  )
}

function OwnDoctor() {
  const t = useText()
  const { canOpenLabs } = useMachine()
  const { value: asked, trouble, refresh } = useQuery('doctor', (client) => client.system.doctor())
  const [repaired, setRepaired] = useState<{ findings: DoctorFinding[]; over?: DoctorFinding[] }>()
  // What a repair found holds until somebody looks again.
  const findings = repaired && repaired.over === asked ? repaired.findings : asked
  const [repair, start] = useRepair((found) => setRepaired({ findings: found, over: asked }))
  const [looks, setLooks] = useState<{ asked?: DoctorFinding[] }>()
  const isLooking = !trouble && (asked === undefined || (looks !== undefined && looks.asked === asked))
  const lookAgain = () => {
    setLooks({ asked })
    refresh()
  }
  useDoctorActions(lookAgain)
  useKeptFocus(repair)

  const of = (status: DoctorFinding['status']) => (findings ?? []).filter((one) => one.status === status)
  const groups = [
    { title: t`Problems`, status: 'problem' as const },
    { title: t`Warnings`, status: 'warning' as const },
    { title: t`All right`, status: 'ok' as const },
  ].filter(({ status }) => of(status).length > 0)

  return (
    <Page
      title={t`Doctor`}
      lead={t`Looks at everything that labs need on this machine, and repairs what Bulkhead can repair by itself.`}
    >
      <div className={style.head}>
        <p className={style.summary} role="status">
          {findings
            ? summaryOf(of('problem').length, of('warning').length, t)
            : trouble
              ? ''
              : t`Looking at this machine…`}
        </p>
        <div className={style.buttons}>
          {!canOpenLabs && (
            <a className={style.back} href={hashOf({ view: 'course' })}>{t`Back to the set-up`}</a>
          )}
          <Button icon="undo" isPending={isLooking} onPress={lookAgain}>
            {t`Look again`}
          </Button>
        </div>
      </div>
      <p className="visually-hidden" role="status">
        {repair.said ? t(repair.said) : ''}
      </p>
      {trouble && <TroubleCard trouble={trouble} />}
      {groups.map(({ title, status }) => (
        <section key={status} className={style.group} aria-labelledby={`findings-${status}`}>
          <h2 id={`findings-${status}`} className={style.groupTitle}>
            {title} <span className={style.count}>{of(status).length}</span>
          </h2>
          <ul className={lines.list}>
            {of(status).map((finding) => (
              <Finding
                key={finding.id}
                finding={finding}
                state={repair.finding === finding.id ? repair : undefined}
                isBusy={repair.isRunning}
                onRepair={() => start(finding.id)}
              />
            ))}
          </ul>
        </section>
      ))}
      {findings && <LogsSection />}
    </Page>
  )
}

function summaryOf(problems: number, warnings: number, t: ReturnType<typeof useText>): string {
  if (problems > 0) return t`Labs can’t be opened yet: see the problems.`
  if (warnings > 0) return t`Labs can be opened. Some things could be better.`
  return t`Everything is as it should be.`
}

/** The button that was pressed goes with what it repaired; the focus goes to the finding, not to nowhere. */
function useKeptFocus({ finding, said }: RepairState): void {
  useEffect(() => {
    if (!said || finding === undefined || document.activeElement !== document.body) return
    document.querySelector<HTMLElement>(`[data-finding="${finding}"] h3`)?.focus()
  }, [finding, said])
}

function useDoctorActions(lookAgain: () => void): void {
  const actions = useMemo(
    (): Action[] => [
      { id: 'doctor:again', group: 'app', title: msg`Look at this machine again`, run: lookAgain },
    ],
    // oxlint-disable-next-line react/exhaustive-deps -- it only asks again
    [],
  )
  useActions(actions)
}
