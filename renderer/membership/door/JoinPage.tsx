import { type SubmitEvent, useState } from 'react'
import type { ClassAbout } from '../../../contract/class/doors.ts'
import { useTextsOf } from '../../classroom/use-texts-of.ts'
import { LanguageMenu } from '../../language/LanguageMenu.tsx'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import note from '../../ui/note.module.css'
import { ThemeButton } from '../../ui/ThemeButton.tsx'
import join from '../join/join.module.css'
import { codeInHash, tidyCode } from '../join/join-link.ts'
import { Reported, ReportedInShort } from '../join/Reported.tsx'
import style from './door.module.css'
import { OwnApp } from './OwnApp.tsx'
import { reasons } from './reasons.ts'
import { type Joining, useJoin } from './use-join.ts'

interface JoinPageProps {
  about: ClassAbout
  /** Of the address: `#/join/<code>/<fingerprint>`. */
  hash: string
  onIn(): void
}

/** Where a learner comes in by a browser. */
export function JoinPage({ about, hash, onIn }: JoinPageProps) {
  const t = useText()
  useTextsOf('membership')
  const { joining, ask, forget } = useJoin(() => {
    // The code is nobody's business who looks over a shoulder.
    history.replaceState(null, '', '#/course')
    onIn()
  })
  return (
    <main className={style.page}>
      <title>{`${t`Join “${about.name}”`} · Bulkhead`}</title>
      <div className={style.tools}>
        <LanguageMenu />
        <ThemeButton />
      </div>
      <div className={style.column}>
        <img src="./icon.svg" alt="" width="48" height="48" className={style.icon} />
        <h1 className={style.title} tabIndex={-1}>
          {t`Join “${about.name}”`}
        </h1>
        {joining.kind === 'waiting' ? (
          <Waiting isAway={joining.isAway} onGiveUp={forget} />
        ) : (
          <>
            {about.hosts ? (
              <Form hash={hash} joining={joining} onAsk={ask} />
            ) : (
              <p className={style.lead}>
                {t`This class hosts no labs: you need Bulkhead on your own machine, with Docker.`}
              </p>
            )}
            <OwnApp link={codeInHash(hash) === '' ? undefined : location.href} isOnly={!about.hosts} />
            {about.hosts && <Reported isHosted />}
          </>
        )}
        <p className={style.back}>
          <a href="#/">{t`You teach or assist? Sign in`}</a>
        </p>
      </div>
    </main>
  )
}

interface FormProps {
  hash: string
  joining: Joining
  onAsk(entered: { code: string; name: string; rosterId?: string }): void
}

function Form({ hash, joining, onAsk }: FormProps) {
  const t = useText()
  const [code, setCode] = useState(() => codeInHash(hash))
  const [name, setName] = useState('')
  const [rosterId, setRosterId] = useState('')
  const why = joining.kind === 'refused' ? joining.why : undefined
  const [wasAsked, setWasAsked] = useState(false)
  if ((why === 'which' || why === 'roster') && !wasAsked) setWasAsked(true)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (joining.kind === 'asking') return
    onAsk({
      code: tidyCode(code),
      name: name.trim(),
      ...(rosterId.trim() !== '' && { rosterId: rosterId.trim() }),
    })
  }
  return (
    <form className={join.card} onSubmit={submit}>
      <p className={style.lead}>{t`Your lab runs on the class server; this page is all you need.`}</p>
      <Field label={t`Join code`} hint={t`Eight letters and digits, as your instructor shows them.`}>
        {(id, hint) => (
          <input
            id={id}
            required
            minLength={8}
            maxLength={12}
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            className={join.code}
            aria-describedby={hint}
            aria-invalid={why === 'code'}
            value={code}
            onChange={({ target }) => setCode(target.value.toUpperCase())}
          />
        )}
      </Field>
      <Field label={t`Your name`} hint={t`As your course knows you.`}>
        {(id, hint) => (
          <input
            id={id}
            required
            maxLength={80}
            autoComplete="name"
            spellCheck={false}
            aria-describedby={hint}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      {wasAsked && (
        <Field
          label={t`Your id in the course`}
          hint={t`The one that stands on the list of your course: a number, a login, or a mail address.`}
        >
          {(id, hint) => (
            <input
              id={id}
              required={why === 'which'}
              autoFocus
              maxLength={120}
              autoComplete="off"
              spellCheck={false}
              aria-describedby={hint}
              value={rosterId}
              onChange={({ target }) => setRosterId(target.value)}
            />
          )}
        </Field>
      )}
      <ReportedInShort />
      {why && (
        <p role="alert" className={note.bad}>
          {t(reasons[why])}
        </p>
      )}
      <div>
        <Button type="submit" look="primary" isPending={joining.kind === 'asking'}>
          {t`Join the class`}
        </Button>
      </div>
    </form>
  )
}

function Waiting({ isAway, onGiveUp }: { isAway: boolean; onGiveUp(): void }) {
  const t = useText()
  return (
    <section className={join.card}>
      <div role="status" className={style.waiting}>
        <h2 className={join.heading}>{t`Somebody has to agree`}</h2>
        <p>
          {t`Somebody of your name has worked in this class before. Tell your instructor that it is you: they have to agree that you go on from this browser.`}
        </p>
        <p className={join.soft}>
          {isAway
            ? t`The class server does not answer now. This page asks again by itself.`
            : t`This page asks again by itself, and goes on as soon as they have answered.`}
        </p>
      </div>
      <div>
        <Button onPress={onGiveUp}>{t`Don’t wait any longer`}</Button>
      </div>
    </section>
  )
}
