import { lazy, Suspense, useState } from 'react'
import type { RecordingInfo } from '../../../contract/recording.ts'
import { useText } from '../../language/use-text.ts'
import { fileNameOf, readPieces } from '../../recordings/read.ts'
import { formatElapsed } from '../../system/elapsed.ts'
import { Button } from '../../ui/Button.tsx'
import ink from '../../ui/ink.module.css'
import { saveFile } from '../../ui/save-file.ts'
import { TroubleNote } from '../../ui/TroubleNote.tsx'
import ui from '../ui/ui.module.css'
import { useZoneTime } from '../ui/zone-time.ts'
import { useClass, useClassQuery } from '../use-class.ts'
import style from './LearnerView.module.css'

const Player = lazy(async () => ({ default: (await import('../../recordings/Player.tsx')).Player }))

/** What a learner's terminals showed, where they let it be recorded. */
export function Recordings({ person }: { person: string }) {
  const t = useText()
  const time = useZoneTime()
  const { exercises } = useClass()
  const [playing, setPlaying] = useState<string>()
  const { value, trouble } = useClassQuery(`recordings:${person}`, (client) =>
    client.room.recordings({ person }),
  )
  if (trouble) return <TroubleNote trouble={trouble} />
  if (!value) return <p role="status">{t`Opening…`}</p>
  if (value.length === 0) {
    return (
      <p className={ui.empty}>
        {t`No recordings. They come with what is reported, where the learner has recording switched on.`}
      </p>
    )
  }
  const title = ({ exercise }: RecordingInfo) => {
    const info = exercises.find(({ id }) => id === exercise)
    return info ? t(info.title) : exercise
  }
  return (
    <div className={style.stack}>
      {playing !== undefined && <Played key={playing} person={person} id={playing} />}
      <ul className={style.entries}>
        {value.map((recording) => (
          <li key={recording.id} className={style.what} data-recording={recording.id}>
            <Button
              small
              icon="play"
              aria-label={t`Play ${title(recording)}, ${recording.host}, ${time(recording.startedAt)}`}
              onPress={() => setPlaying(recording.id)}
            >
              {t`Play`}
            </Button>
            <b>{title(recording)}</b>
            <code>{recording.host}</code>
            <span className={ink.soft}>
              {time(recording.startedAt)} · {formatElapsed(recording.seconds * 1000)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Played({ person, id }: { person: string; id: string }) {
  const t = useText()
  const { value: text, trouble } = useClassQuery(`recording:${id}`, (client) =>
    readPieces((from) => client.room.recording({ person, recording: id, from })),
  )
  if (trouble) return <TroubleNote trouble={trouble} />
  if (text === undefined) return <p role="status">{t`Opening the recording…`}</p>
  if (text === '') return <p className={ink.soft}>{t`Nothing has been recorded yet.`}</p>
  return (
    <div className={style.stack}>
      <Suspense fallback={<p role="status">{t`Opening the recording…`}</p>}>
        <Player text={text} />
      </Suspense>
      <div>
        <Button
          small
          icon="download"
          onPress={() => saveFile(fileNameOf(id), text, 'application/x-asciicast')}
        >
          {t`Save as a file for asciinema`}
        </Button>
      </div>
    </div>
  )
}
