import { useState } from 'react'
import type { Person } from '../../../contract/class/index.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import ink from '../../ui/ink.module.css'
import { saveFile } from '../../ui/save-file.ts'
import { TroubleNote } from '../../ui/TroubleNote.tsx'
import { goToClass } from '../class-route.ts'
import { agoText } from '../room/ages.ts'
import { bytesOf } from '../ui/class-file.ts'
import ui from '../ui/ui.module.css'
import { useZoneTime } from '../ui/zone-time.ts'
import { useClassAction, useMay } from '../use-class.ts'
import { useNow } from '../use-now.ts'
import style from './LearnerView.module.css'
import { RenameForm } from './RenameForm.tsx'

interface AccountProps {
  person: Person
  canChange: boolean
  onChanged(): void
}

type Asking = 'sign-out' | 'remove'

/** Where a person works, what they are called, and what is kept of them. */
export function Account({ person, canChange, onChanged }: AccountProps) {
  const t = useText()
  const may = useMay()
  const time = useZoneTime()
  const now = useNow(60_000)
  const [asking, setAsking] = useState<Asking>()
  const of = { person: person.id }
  const signOut = useClassAction(async (client) => {
    await client.people.signOut(of)
    onChanged()
  })
  const save = useClassAction(async (client) => {
    const file = await client.data.export(of)
    saveFile(file.name, bytesOf(file), file.type)
  })
  const remove = useClassAction(async (client) => {
    await client.data.remove(of)
    onChanged()
    goToClass(person.role === 'learner' ? { tab: 'room' } : { tab: 'people' })
  })
  const evidence = useClassAction(async (client) => {
    const file = await client.grades.get({ format: 'evidence', ...of })
    saveFile(file.name, bytesOf(file), file.type)
  })
  const trouble = signOut.trouble ?? save.trouble ?? evidence.trouble ?? remove.trouble
  return (
    <div className={style.stack}>
      {trouble && <TroubleNote trouble={trouble} />}
      <section className={style.stack} aria-label={t`Machines and browsers`}>
        <h2 className={style.what}>{t`Machines and browsers`}</h2>
        {person.devices.length === 0 && <p className={ink.soft}>{t`None acts for this person now.`}</p>}
        <ul className={style.entries}>
          {person.devices.map((device) => (
            <li key={device.id} className={style.what}>
              <b>{device.name}</b>
              <span className={ink.soft}>
                {device.place === 'own' && t`labs on this machine`}
                {device.place === 'hosted' && t`labs hosted by the server`}
              </span>
              <span className={ink.soft}>
                {t`since ${time(device.since)}, last seen ${agoText(now - Date.parse(device.lastSeenAt))}`}
              </span>
            </li>
          ))}
        </ul>
        {may('people', 'signOut') && person.devices.length > 0 && (
          <div>
            <Button isPending={signOut.pending} onPress={() => setAsking('sign-out')}>
              {t`Sign all out…`}
            </Button>
          </div>
        )}
      </section>
      {canChange && <RenameForm key={person.id} person={person} onChanged={onChanged} />}
      {(may('data', 'export') || may('data', 'remove')) && (
        <section className={style.stack} aria-label={t`What is kept`}>
          <h2 className={style.what}>{t`What is kept`}</h2>
          <div className={ui.buttons}>
            {may('data', 'export') && (
              <Button icon="download" isPending={save.pending} onPress={() => void save.run()}>
                {t`Save all of it as a file`}
              </Button>
            )}
            {may('grades', 'get') && person.role === 'learner' && (
              <Button icon="download" isPending={evidence.pending} onPress={() => void evidence.run()}>
                {t`Save the signed evidence`}
              </Button>
            )}
            {may('data', 'remove') && (
              <Button icon="trash" isPending={remove.pending} onPress={() => setAsking('remove')}>
                {t`Remove this person…`}
              </Button>
            )}
          </div>
        </section>
      )}
      {asking === 'sign-out' && (
        <ConfirmDialog
          title={t`Sign ${person.name} out everywhere?`}
          action={t`Sign out`}
          danger
          onConfirm={() => void signOut.run()}
          onClose={() => setAsking(undefined)}
        >
          <p>
            {person.role === 'learner'
              ? t`All their machines and browsers have to join again. Their work stays, and so does what they are working on.`
              : t`All their browsers have to sign in again.`}
          </p>
        </ConfirmDialog>
      )}
      {asking === 'remove' && (
        <ConfirmDialog
          title={t`Remove ${person.name} and all that is kept of them?`}
          action={t`Remove for good`}
          danger
          onConfirm={() => void remove.run()}
          onClose={() => setAsking(undefined)}
        >
          <p>{t`Name, reports, recordings, messages and grades are deleted, and can’t be brought back from here. Save them first if somebody may ask for them.`}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
