import { type SubmitEvent, useState } from 'react'
import type { ClassSettings } from '../../../contract/class/index.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Field } from '../../ui/Field.tsx'
import ink from '../../ui/ink.module.css'
import { TroubleNote } from '../../ui/TroubleNote.tsx'
import ui from '../ui/ui.module.css'
import { useClass, useClassAction, useClassQuery, useMay } from '../use-class.ts'
import style from './people.module.css'

/** What the class is called, and who may come in. */
export function SettingsForm() {
  const t = useText()
  const may = useMay()
  const { refreshMe } = useClass()
  const { value, trouble, refresh } = useClassQuery('settings', (client) => client.settings.get())
  const [draft, setDraft] = useState<ClassSettings>()
  const [isSaved, setSaved] = useState(false)
  const settings = draft ?? value
  const save = useClassAction(async (client) => {
    if (!settings) return
    await client.settings.set({ ...settings, name: settings.name.trim() })
    setSaved(true)
    refresh()
    refreshMe()
  })
  if (!settings) {
    return (
      <div className={style.panel}>
        {trouble ? <TroubleNote trouble={trouble} /> : <p role="status">{t`Opening…`}</p>}
      </div>
    )
  }
  const canChange = may('settings', 'set')
  const change = (part: Partial<ClassSettings>) => {
    setDraft({ ...settings, ...part })
    setSaved(false)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (settings.name.trim() !== '') void save.run()
  }
  if (!canChange) {
    return (
      <div className={style.panel}>
        <p>
          {settings.rosterOnly ? t`Only people on the list can join.` : t`Whoever has the code can join.`}
        </p>
        <p>{settings.joiningOpen ? t`Joining is open.` : t`Joining is closed: nobody new comes in.`}</p>
        <p className={ink.soft}>{t`Instructors of this class can change it.`}</p>
      </div>
    )
  }
  return (
    <form className={`${style.panel} ${style.settings}`} onSubmit={submit}>
      {save.trouble && <TroubleNote trouble={save.trouble} />}
      <Field
        label={t`Name of the class`}
        wrong={settings.name.trim() === '' ? t`A class has a name.` : undefined}
      >
        {(id, about) => (
          <input
            id={id}
            aria-describedby={about}
            maxLength={120}
            value={settings.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
      </Field>
      <Checkbox isSelected={settings.joiningOpen} onChange={(joiningOpen) => change({ joiningOpen })}>
        {t`New people can join; whoever is in stays in`}
      </Checkbox>
      <Checkbox isSelected={settings.rosterOnly} onChange={(rosterOnly) => change({ rosterOnly })}>
        {t`Only people on the list can join`}
      </Checkbox>
      <div className={ui.buttons}>
        <Button
          type="submit"
          look="primary"
          isDisabled={!draft || settings.name.trim() === ''}
          isPending={save.pending}
        >
          {t`Save`}
        </Button>
        <span role="status" className={ink.soft}>
          {isSaved && t`Saved.`}
        </span>
      </div>
    </form>
  )
}
