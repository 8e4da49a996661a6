import { useEffect, useEffectEvent, useState } from 'react'
import type { CertificateStanding } from '../../../contract/audit/certificate.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import card from '../../ui/card.module.css'
import { Field } from '../../ui/Field.tsx'
import ink from '../../ui/ink.module.css'
import { saveFile } from '../../ui/save-file.ts'
import page from '../audit.module.css'
import style from './certificate.module.css'
import { asName, MOST_LETTERS } from './kept-name.ts'
import { Sheet } from './Sheet.tsx'

interface IssuedProps {
  issued: NonNullable<CertificateStanding['issued']>
  name: string
  onName(name: string): void
}

/** So long after the last key, in milliseconds, a name is put onto the certificate. */
const PAUSE = 400

/** What checks a bundle, as it is typed. */
const VERIFY = 'bulkhead verify'

/** The certificate, with whose it is, to be printed, and its bundle to be saved. */
export function Issued({ issued, name, onName }: IssuedProps) {
  const t = useText()
  const [typed, setTyped] = useState(name)
  const put = useEffectEvent(() => onName(typed.trim()))
  useEffect(() => {
    const timer = setTimeout(put, PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  const isCurrent = issued.evidence.name === typed.trim()
  return (
    <>
      <section className={card.roomy} aria-label={t`Print and save`}>
        <Field
          label={t`Your name, as it shall stand there`}
          hint={t`It stays in this browser, and goes into the certificate and its bundle. Nobody checks it.`}
        >
          {(id, hint) => (
            <input
              id={id}
              className={style.name}
              maxLength={MOST_LETTERS}
              autoComplete="name"
              spellCheck={false}
              aria-describedby={hint}
              value={typed}
              onChange={({ target }) => setTyped(asName(target.value))}
            />
          )}
        </Field>
        <div className={page.links}>
          <Button look="primary" isDisabled={!isCurrent} onPress={() => window.print()}>
            {t`Print`}
          </Button>
          <Button
            icon="download"
            isDisabled={!isCurrent}
            onPress={() => saveFile(issued.file.name, issued.file.text, 'application/json')}
          >
            {t`Save the evidence bundle`}
          </Button>
        </div>
        <p className={ink.soft}>
          {t.rich`The bundle holds the check, the attacks and the audit that the certificate is about, signed by this installation. ${(
            <code>{VERIFY}</code>
          )} checks it anywhere. That proves that nothing was changed since; it does not prove who was at the keyboard.`}
        </p>
      </section>
      <Sheet issued={issued} />
    </>
  )
}
