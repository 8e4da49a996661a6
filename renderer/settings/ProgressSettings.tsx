import { useRef, useState } from 'react'
import type { ImportReport } from '../../contract/data.ts'
import type { Trouble } from '../../contract/lab.ts'
import { msg } from '../../contract/message.ts'
import { useAction } from '../connection/use-action.ts'
import { troubleOf } from '../connection/trouble.ts'
import { useConnection } from '../connection/use-connection.ts'
import { useText } from '../language/use-text.ts'
import { useIsHosted } from '../membership/membership.ts'
import { Button } from '../ui/Button.tsx'
import note from '../ui/note.module.css'
import row from '../ui/SettingRow.module.css'
import style from './SettingsView.module.css'
import { isTooLarge, saveProgress, sendProgress } from './transfer.ts'

const tooLarge: Trouble = {
  code: 'import-too-large',
  what: msg`This file was not taken in.`,
  means: msg`It is much larger than any progress.`,
  todo: msg`Your progress is as it was. Choose a file that Bulkhead exported.`,
}

/** What was achieved, out as a file and in again. */
export function ProgressSettings() {
  const t = useText()
  const { client } = useConnection()
  const isHosted = useIsHosted()
  const input = useRef<HTMLInputElement>(null)
  const [taken, setTaken] = useState<{ report?: ImportReport; trouble?: Trouble; isPending?: boolean }>({})
  const exporting = useAction(async (engine) => {
    saveProgress(await engine.data.export())
    return true
  })
  const take = async (file: File) => {
    if (isTooLarge(file)) return setTaken({ trouble: tooLarge })
    setTaken({ isPending: true })
    try {
      setTaken({ report: await sendProgress(client, await file.text()) })
    } catch (error) {
      setTaken({ trouble: troubleOf(error) })
    }
  }
  return (
    <>
      <div className={row.row}>
        <div className={row.words}>
          <p className={row.label}>{t`Export`}</p>
          <p className={row.description}>
            {t`One file with what you have achieved, the hints you saw, your attempts and notes, and how long you worked. Nothing else is in it.`}
          </p>
        </div>
        <Button icon="download" isPending={exporting.pending} onPress={() => void exporting.run()}>
          {t`Export progress`}
        </Button>
        {exporting.trouble && <p role="alert">{t(exporting.trouble.what)}</p>}
      </div>
      {/* Whoever hosts labs takes in no files from outside. */}
      {!isHosted && (
        <div className={row.row}>
          <div className={row.words}>
            <p className={row.label}>{t`Import`}</p>
            <p className={row.description}>
              {t`Adds what such a file has to what is here. Nothing here is lost: of two times the earlier one counts. A file that is damaged or not from Bulkhead changes nothing.`}
            </p>
          </div>
          <Button isPending={taken.isPending} onPress={() => input.current?.click()}>
            {t`Import progress…`}
          </Button>
          <input
            ref={input}
            type="file"
            accept=".json,application/json"
            hidden
            aria-label={t`File to import`}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? []
              // The same file may be chosen again.
              currentTarget.value = ''
              if (file) void take(file)
            }}
          />
          <div role="status" style={{ flex: '1 1 100%' }} hidden={!taken.report}>
            {taken.report && <Report report={taken.report} />}
          </div>
          {taken.trouble && (
            <div role="alert" className={`${note.bad} ${style.result}`}>
              <p className={style.strong}>{t(taken.trouble.what)}</p>
              <p>{t(taken.trouble.means)}</p>
              <p>{t(taken.trouble.todo)}</p>
            </div>
          )}
        </div>
      )}
    </>
  )
}

function Report({ report }: { report: ImportReport }) {
  const t = useText()
  const { achievements, hints, attempts, notes } = report
  return (
    <div className={`${note.good} ${style.result}`}>
      <p className={style.strong}>{t`The file was taken in.`}</p>
      <p>{t`New tasks achieved: ${achievements.added} of ${achievements.total} in the file.`}</p>
      <p>
        {t`New hints: ${hints.added} of ${hints.total}. New attempts: ${attempts.added} of ${attempts.total}. New notes: ${notes.added} of ${notes.total}.`}
      </p>
    </div>
  )
}
