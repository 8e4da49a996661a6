import { lazy, Suspense } from 'react'
import { useAction } from '../connection/use-action.ts'
import { useQuery } from '../connection/use-query.ts'
import { useText } from '../language/use-text.ts'
import { hashOf } from '../navigation/route.ts'
import { Page } from '../navigation/Page.tsx'
import { Button } from '../ui/Button.tsx'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import { readRecording, saveRecording } from './read.ts'
import style from './Player.module.css'
import { useNames } from './use-names.ts'

const Player = lazy(async () => ({ default: (await import('./Player.tsx')).Player }))

/** One recording to play. */
export function RecordingPlayer({ id }: { id: string }) {
  const t = useText()
  const names = useNames()
  const text = useQuery(`recording:${id}`, (client) => readRecording(client, id))
  const facts = useQuery('recordings', (client) => client.recording.list())
  const info = facts.value?.find((recording) => recording.id === id)
  const save = useAction((client) => saveRecording(client, id))
  const title = info ? t`Recording: ${names.exercise(info.exercise)}` : t`Recording`
  const trouble = text.trouble ?? save.trouble
  return (
    <Page title={title} lead={info && t`On ${info.host}, from ${names.time(info.startedAt)}`}>
      <div className={style.top}>
        <a href={hashOf({ view: 'recordings' })}>{t`All recordings`}</a>
        {text.value !== undefined && (
          <Button icon="download" small isPending={save.pending} onPress={() => void save.run()}>
            {t`Save as a file for asciinema`}
          </Button>
        )}
      </div>
      {trouble && <TroubleCard trouble={trouble} />}
      {text.value === undefined && !trouble && <p role="status">{t`Opening the recording…`}</p>}
      {text.value === '' && <p>{t`Nothing has been recorded yet.`}</p>}
      {text.value && (
        <Suspense fallback={<p role="status">{t`Opening the recording…`}</p>}>
          <Player text={text.value} />
        </Suspense>
      )}
    </Page>
  )
}
