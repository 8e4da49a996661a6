import type { RecordingInfo } from '../../contract/recording.ts'
import { useAction } from '../connection/use-action.ts'
import { useText } from '../language/use-text.ts'
import { goTo } from '../navigation/route.ts'
import { useSize } from '../settings/use-size.ts'
import { formatElapsed } from '../system/elapsed.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { saveRecording } from './read.ts'
import style from './RecordingList.module.css'
import { useNames } from './use-names.ts'

/** What its tab was called: an exercise may have several terminals on one host. */
export function terminalOf({ exercise, title, host }: RecordingInfo): string {
  const start = `${exercise}: `
  return title.startsWith(start) ? title.slice(start.length) : host
}

interface RecordingRowProps {
  recording: RecordingInfo
  exercise: string
  onRemove(): void
}

export function RecordingRow({ recording, exercise, onRemove }: RecordingRowProps) {
  const t = useText()
  const names = useNames()
  const size = useSize()
  const { id, startedAt, seconds, bytes, isRunning, isFull } = recording
  const terminal = terminalOf(recording)
  const save = useAction((client) => saveRecording(client, id))
  const time = names.time(startedAt)
  return (
    <li className={style.row} data-recording={id}>
      <div className={style.what}>
        <p className={style.name}>
          <b>{exercise}</b>
          <code>{terminal}</code>
          {isRunning && <span className={style.running}>{t`being recorded`}</span>}
        </p>
        <p className={style.facts}>
          <time dateTime={startedAt}>{time}</time>
          <span>{t`${formatElapsed(seconds * 1000)} long`}</span>
          <span>{size(bytes)}</span>
          {isFull && <span>{t`reached the largest size; what came later is not in it`}</span>}
        </p>
        {save.trouble && <p role="alert">{t(save.trouble.what)}</p>}
      </div>
      <div className={style.buttons}>
        <Button
          icon="play"
          aria-label={t`Play ${exercise}, ${terminal}, ${time}`}
          onPress={() => goTo({ view: 'recordings', at: id })}
        >
          {t`Play`}
        </Button>
        <IconButton
          icon="download"
          label={t`Save as a file for asciinema: ${exercise}, ${terminal}, ${time}`}
          isPending={save.pending}
          onPress={() => void save.run()}
        />
        <IconButton icon="trash" label={t`Delete ${exercise}, ${terminal}, ${time}`} onPress={onRemove} />
      </div>
    </li>
  )
}
