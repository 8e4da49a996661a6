import { type DataAbout, type DataKind } from '../../contract/data.ts'
import { type Message, msg } from '../../contract/message.ts'
import { useAction } from '../connection/use-action.ts'
import { type Query, useQuery } from '../connection/use-query.ts'
import { useText } from '../language/use-text.ts'
import { useIsHosted } from '../membership/membership.ts'
import { Button } from '../ui/Button.tsx'
import { Commands } from '../ui/Commands.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import row from '../ui/SettingRow.module.css'
import style from './SettingsView.module.css'
import { useSize } from './use-size.ts'

const names: Record<DataKind, Message> = {
  progress: msg`Progress and notes`,
  'kept-aside': msg`Progress files that were kept aside`,
  recordings: msg`Recordings`,
  engine: msg`Bulkhead’s own Docker engine, with its images`,
  logs: msg`Logs`,
  cache: msg`Cache, made anew when it is missing`,
  other: msg`Other small files`,
}

const useAbout = (): Query<DataAbout> => useQuery('data', (client) => client.data.about())

export function DataSettings() {
  const t = useText()
  const size = useSize()
  const { value: about, trouble } = useAbout()
  const open = useAction((client) => client.data.open())
  if (!about) return <p className={row.row}>{trouble ? t(trouble.what) : t`Looking…`}</p>
  const { folder, parts, canOpen, isChosen } = about
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  return (
    <>
      <div className={row.row}>
        <div className={row.words}>
          <p className={style.path}>{folder}</p>
          <p className={row.description}>
            {isChosen ? t`Named by BULKHEAD_HOME.` : t`Where this system keeps what belongs to a person.`}
          </p>
        </div>
        <div className={style.buttons}>
          <CopyButton text={() => folder}>{t`Copy the path`}</CopyButton>
          {canOpen && <Button onPress={() => void open.run()}>{t`Show the folder`}</Button>}
        </div>
        {open.trouble && <p role="alert">{t(open.trouble.what)}</p>}
      </div>
      <div className={row.row}>
        <dl className={style.parts}>
          {parts
            .toSorted((a, b) => b.bytes - a.bytes)
            .map(({ kind, bytes }) => (
              <div key={kind} style={{ display: 'contents' }}>
                <dt>{t(names[kind])}</dt>
                <dd>{size(bytes)}</dd>
              </div>
            ))}
          <dt className={style.strong}>{t`Together`}</dt>
          <dd className={style.strong}>{size(total)}</dd>
        </dl>
      </div>
      <div className={row.row}>
        <div className={row.words}>
          <p className={row.label}>{t`Keep it somewhere else`}</p>
          <p className={row.description}>
            {t`Close Bulkhead, move the folder, and start Bulkhead with BULKHEAD_HOME set to its new place. Images of lab hosts stay with Docker.`}
          </p>
          <Commands commands={moveCommands(folder)} />
        </div>
      </div>
    </>
  )
}

function moveCommands(folder: string): string[] {
  return folder.startsWith('/')
    ? [`mv '${folder}' ~/bulkhead-data`, 'BULKHEAD_HOME=~/bulkhead-data npm start']
    : [`move "${folder}" "%USERPROFILE%\\bulkhead-data"`, 'set BULKHEAD_HOME=%USERPROFILE%\\bulkhead-data']
}

export function VersionSettings() {
  const t = useText()
  const { value: about } = useAbout()
  const isHosted = useIsHosted()
  return (
    <div className={row.row}>
      <div className={row.words}>
        <p className={row.label}>{about ? t`Bulkhead ${about.version}` : t`Looking…`}</p>
        {isHosted ? (
          <p
            className={row.description}
          >{t`It runs on the server of your class, which is kept up to date there.`}</p>
        ) : (
          <OwnVersion />
        )}
      </div>
    </div>
  )
}

function OwnVersion() {
  const t = useText()
  return (
    <>
      <p className={row.description}>
        {t`Bulkhead never looks for updates by itself and sends nothing anywhere: there is no update service yet. You get a new version as you got this one; the commands are for a copy from Git. Your progress stays.`}
      </p>
      <Commands commands={['git pull', 'npm start']} />
    </>
  )
}
