import { useState } from 'react'
import type { LabRequest, Person, RoomRow } from '../../../contract/class/index.ts'
import type { ExerciseInfo } from '../../../contract/exercise.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { TroubleNote } from '../../ui/TroubleNote.tsx'
import { SendDialog } from '../messages/SendDialog.tsx'
import { failingNow } from '../room/learner-state.ts'
import ui from '../ui/ui.module.css'
import { useClassAction } from '../use-class.ts'
import style from './LearnerView.module.css'

interface ActionsProps {
  person: Person
  exercise: ExerciseInfo
  row?: RoomRow
  isLooking: boolean
  onLook(): void
  onSent(): void
}

type Asking = 'write' | LabRequest['what']

/** What can be done for a learner now. */
export function Actions({ person, exercise, row, isLooking, onLook, onSent }: ActionsProps) {
  const t = useText()
  const [asking, setAsking] = useState<Asking>()
  const [asked, setAsked] = useState<LabRequest['what']>()
  const lab = useClassAction(async (client) => {
    if (asking !== 'reset' && asking !== 'reopen') return
    const what = asking
    setAsked(undefined)
    await client.help.lab({ person: person.id, exercise: exercise.id, what })
    setAsked(what)
  })
  const failing = row && failingNow(row, exercise.tasks)
  const close = () => setAsking(undefined)
  return (
    <>
      <div className={ui.buttons}>
        <Button onPress={() => setAsking('write')}>{t`Write…`}</Button>
        <Button icon="terminal" isDisabled={isLooking || !row?.online} onPress={onLook}>
          {t`Ask to look at the terminals`}
        </Button>
        <Button isDisabled={!row} isPending={lab.pending} onPress={() => setAsking('reset')}>
          {t`Reset the lab…`}
        </Button>
        <Button isDisabled={!row} onPress={() => setAsking('reopen')}>{t`Give a new lab…`}</Button>
      </div>
      {lab.trouble && <TroubleNote trouble={lab.trouble} />}
      <p role="status" className={style.asked}>
        {asked === 'reset' && t`Asked for: the lab is reset as soon as their machine hears of it.`}
        {asked === 'reopen' && t`Asked for: they get a new lab as soon as their machine hears of it.`}
      </p>
      {asking === 'write' && (
        <SendDialog
          to={{ kind: 'one', person: person.id, name: person.name }}
          pointer={{ exercise: exercise.id, task: failing?.task ?? null }}
          onSent={onSent}
          onClose={close}
        />
      )}
      {asking === 'reset' && (
        <ConfirmDialog
          title={t`Reset the lab of ${person.name}?`}
          action={t`Reset the lab`}
          danger
          onConfirm={() => void lab.run()}
          onClose={close}
        >
          <p>{t`Exercise: ${exercise.title}`}</p>
          <p>{t`Its hosts become as they were found, with the same values. What is on them and in their terminals is lost; what was achieved stays.`}</p>
        </ConfirmDialog>
      )}
      {asking === 'reopen' && (
        <ConfirmDialog
          title={t`Give ${person.name} a new lab?`}
          action={t`Give a new lab`}
          danger
          onConfirm={() => void lab.run()}
          onClose={close}
        >
          <p>{t`Exercise: ${exercise.title}`}</p>
          <p>{t`They get fresh hosts with other values. What is on the old ones and in their terminals is lost; what was achieved stays in the books of the class.`}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
