import { useState } from 'react'
import type { ExerciseInfo } from '../../contract/exercise.ts'
import { msg } from '../../contract/message.ts'
import { InBar } from '../frame/bar-slot.tsx'
import { useText } from '../language/use-text.ts'
import { SetChip } from '../membership/lazy.tsx'
import { useLockedUntil } from '../membership/membership.ts'
import { useActions } from '../palette/actions.ts'
import { useMachine } from '../system/machine.ts'
import { Button } from '../ui/Button.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { type CoursePart, ExerciseMenu } from './ExerciseMenu.tsx'
import style from './Header.module.css'
import { LabChip } from './LabChip.tsx'
import type { Lab } from './use-lab.ts'

interface HeaderProps {
  info: ExerciseInfo
  course: CoursePart[]
  lab: Lab
  checking: boolean
  attempting: boolean
  onCheck(): void
  onAttempt(): void
}

type Asking = 'reset' | 'startOver'

const questions = {
  reset: {
    title: msg`Reset the lab?`,
    text: msg`You get fresh hosts as they were at the beginning, with the same ports and addresses. What you did on the hosts is lost; what you achieved stays.`,
    action: msg`Reset`,
  },
  startOver: {
    title: msg`Start over?`,
    text: msg`You get fresh hosts with new ports and addresses. What you did on the hosts is lost, and what you achieved in this exercise is forgotten.`,
    action: msg`Start over`,
  },
}

const hints = {
  attempt: msg`Attacks your lab the way a stranger would, step by step`,
  check: msg`Looks at everything now. Where only a restart can tell, docker on the lab host is restarted.`,
}

/** What belongs to the exercise, in the bar above. */
export function Header({ info, course, lab, checking, attempting, onCheck, onAttempt }: HeaderProps) {
  const t = useText()
  const [asking, setAsking] = useState<Asking>()
  const opening = lab.state?.kind === 'opening'
  const resetting = lab.state?.kind === 'resetting'
  const busy = !lab.isOpen || lab.reset.pending || lab.startOver.pending
  const { canOpenLabs } = useMachine()
  const isLocked = useLockedUntil(info.id) !== undefined
  const cannotStartOver = opening || resetting || !lab.state || !canOpenLabs || isLocked
  useActions([
    {
      id: 'check',
      group: 'exercise',
      title: msg`Check`,
      shortcuts: ['Mod+Enter', 'Mod+Shift+Enter'],
      isDisabled: busy || checking,
      run: onCheck,
    },
    {
      id: 'attempt',
      group: 'exercise',
      title: msg`Attempt`,
      isDisabled: !info.attempt || busy || attempting,
      run: onAttempt,
    },
    {
      id: 'reset',
      group: 'exercise',
      title: msg`Reset`,
      isDisabled: busy,
      run: () => setAsking('reset'),
    },
    {
      id: 'start-over',
      group: 'exercise',
      title: msg`Start over`,
      isDisabled: cannotStartOver,
      run: () => setAsking('startOver'),
    },
  ])
  return (
    <InBar>
      <title>{`${t(info.title)} · Bulkhead`}</title>
      <ExerciseMenu exercise={info} course={course} />
      <LabChip state={lab.state} />
      <SetChip exercise={info.id} inBar />
      <div className={style.buttons}>
        {info.attempt && (
          <Button
            icon="door"
            hint={t(hints.attempt)}
            isPending={attempting}
            isDisabled={busy}
            onPress={onAttempt}
          >
            {t`Attempt`}
          </Button>
        )}
        <Button
          look="primary"
          icon="check"
          hint={t(hints.check)}
          isPending={checking}
          isDisabled={busy}
          onPress={onCheck}
        >
          {t`Check`}
        </Button>
        <span className={style.divider} />
        <Button
          isPending={lab.reset.pending || resetting}
          isDisabled={busy}
          onPress={() => setAsking('reset')}
        >
          {t`Reset`}
        </Button>
        <Button
          isPending={lab.startOver.pending}
          isDisabled={cannotStartOver}
          onPress={() => setAsking('startOver')}
        >
          {t`Start over`}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={t(questions[asking].title)}
          action={t(questions[asking].action)}
          danger
          onConfirm={() => void lab[asking].run()}
          onClose={() => setAsking(undefined)}
        >
          <p>{t(questions[asking].text)}</p>
        </ConfirmDialog>
      )}
    </InBar>
  )
}
