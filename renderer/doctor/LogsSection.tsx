import { useState } from 'react'
import type { Logs } from '../../contract/lab.ts'
import { useAction } from '../connection/use-action.ts'
import { useConnection } from '../connection/use-connection.ts'
import { useText } from '../language/use-text.ts'
import { Button } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import style from './DoctorView.module.css'

/** What to send to somebody who helps. */
export function LogsSection() {
  const t = useText()
  const { client } = useConnection()
  const [shown, setShown] = useState<Logs>()
  const show = useAction((engine) => engine.system.logs())
  const toggle = async () => setShown(shown ? undefined : await show.run())
  return (
    <section className={style.group} aria-labelledby="doctor-logs">
      <h2 id="doctor-logs" className={style.groupTitle}>{t`Logs`}</h2>
      <p className={style.soft}>
        {t`What Bulkhead did and what went wrong, for somebody who helps you. Passwords, keys, tokens and your name are taken out; look through it before you send it.`}
      </p>
      <div className={style.buttons}>
        <CopyButton text={async () => (await client.system.logs()).text}>{t`Copy logs`}</CopyButton>
        <Button
          icon="text"
          isPending={show.pending}
          aria-expanded={shown !== undefined}
          onPress={() => void toggle()}
        >
          {shown ? t`Hide logs` : t`Show logs`}
        </Button>
      </div>
      {show.trouble && <p role="alert">{t(show.trouble.what)}</p>}
      {shown && (
        <>
          <pre className={style.log} tabIndex={0} aria-label={t`Logs`}>
            {shown.text}
          </pre>
          <p className={style.soft}>{t`The whole log is in ${shown.file}.`}</p>
        </>
      )}
    </section>
  )
}
