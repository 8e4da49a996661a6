import { useState } from 'react'
import type { RecordingInfo } from '../../contract/recording.ts'
import { useAction } from '../connection/use-action.ts'
import { useQuery } from '../connection/use-query.ts'
import { useText } from '../language/use-text.ts'
import { focusContent } from '../navigation/focus-content.ts'
import { Page } from '../navigation/Page.tsx'
import { useSetting } from '../settings/settings.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import lines from '../ui/list.module.css'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import { RecordingRow, terminalOf } from './RecordingRow.tsx'
import style from './RecordingList.module.css'
import { useNames } from './use-names.ts'

export function RecordingList() {
  const t = useText()
  const names = useNames()
  const [record, setRecord] = useSetting('record')
  const { value, trouble, refresh } = useQuery('recordings', (client) => client.recording.list())
  const [unwanted, setUnwanted] = useState<RecordingInfo[]>([])
  const remove = useAction((client) => client.recording.remove({ ids: unwanted.map(({ id }) => id) }))
  const removeThem = async () => {
    await remove.run()
    refresh()
    // The button that was pressed is gone.
    focusContent()
  }
  const [only] = unwanted
  const problem = trouble ?? remove.trouble

  return (
    <Page
      title={t`Recordings`}
      lead={t`What your terminals showed, to look at again or to keep. They stay on this machine.`}
    >
      {problem && <TroubleCard trouble={problem} />}
      <div className={style.bar}>
        <Checkbox isSelected={record} onChange={setRecord}>
          {t`Record new terminals`}
        </Checkbox>
        {value && value.length > 0 && (
          <Button icon="trash" onPress={() => setUnwanted(value)}>
            {t`Delete all`}
          </Button>
        )}
      </div>
      <p className={style.note}>
        {t`A recording holds all that the terminal shows: also a password or key that a program prints. What you type where nothing is echoed, as at a password prompt, is not in it. The oldest are deleted by themselves: after 30 days, or when there are more than 100.`}
      </p>
      {value?.length === 0 && (
        <div className={style.empty}>
          <Icon name="terminal" size={32} />
          <p>
            {record
              ? t`There are no recordings yet. Open an exercise: what happens in its terminals is recorded from then on.`
              : t`There are no recordings, and new terminals are not recorded.`}
          </p>
        </div>
      )}
      {!value && !trouble && <p role="status">{t`Looking for recordings…`}</p>}
      {value && value.length > 0 && (
        <ul className={lines.list} aria-label={t`Recordings`}>
          {value.map((recording) => (
            <RecordingRow
              key={recording.id}
              recording={recording}
              exercise={names.exercise(recording.exercise)}
              onRemove={() => setUnwanted([recording])}
            />
          ))}
        </ul>
      )}
      {only && (
        <ConfirmDialog
          title={
            unwanted.length === 1 ? t`Delete this recording?` : t`Delete all ${unwanted.length} recordings?`
          }
          action={t`Delete`}
          danger
          onConfirm={() => void removeThem()}
          onClose={() => setUnwanted([])}
        >
          <p>
            {unwanted.length === 1
              ? t`${names.exercise(only.exercise)}, ${terminalOf(only)}, ${names.time(only.startedAt)}`
              : t`Those of all exercises, for good.`}
          </p>
          {unwanted.some(({ isRunning }) => isRunning) && (
            <p>{t`A terminal that is being recorded goes on, and is recorded no longer.`}</p>
          )}
        </ConfirmDialog>
      )}
    </Page>
  )
}
