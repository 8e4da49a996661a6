import { type SubmitEvent, useState } from 'react'
import { isName } from '../../classroom/ui/names.ts'
import { useAction } from '../../connection/use-action.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TroubleCard } from '../../ui/TroubleCard.tsx'
import { reasons } from '../door/reasons.ts'
import style from './join.module.css'
import { ReportedInShort } from './Reported.tsx'
import { readEntered } from './join-link.ts'

/** Troubles that one entry can mend. */
const about = {
  link: new Set([
    'class-link',
    'class-unreachable',
    'class-none',
    'class-other-certificate',
    'class-untrusted',
  ]),
  code: new Set(['class-code', 'class-wrong-code', 'class-not-proven']),
  rosterId: new Set(['class-which', 'class-roster']),
}

/** How a link begins, for who has never seen one. */
const EXAMPLE = 'https://192.0.2.7:4848/#/join/…'

/** Joins a class from an app of one's own. */
export function JoinForm() {
  const t = useText()
  const [link, setLink] = useState('')
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [rosterId, setRosterId] = useState('')
  const [isIdShown, setIdShown] = useState(false)
  const { hasCode, host } = readEntered(link)
  const join = useAction((client) =>
    client.classroom.join({
      link: link.trim(),
      name: name.trim(),
      ...(!hasCode && { code: code.trim() }),
      ...(rosterId.trim() !== '' && { rosterId: rosterId.trim() }),
    }),
  )
  const wrong = join.trouble?.code ?? ''
  const asksForId = isIdShown || about.rosterId.has(wrong) || rosterId !== ''
  const [wasTried, setTried] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isName(name)) return
    void join.run()
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <Field
        label={t`Join link, or the address of the class server`}
        hint={
          host === null
            ? t`Your instructor shows it. With the whole link, nothing else can pretend to be your class.`
            : t`The class server is ${host}.`
        }
      >
        {(id, hint) => (
          <input
            id={id}
            required
            maxLength={500}
            inputMode="url"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            placeholder={EXAMPLE}
            aria-describedby={hint}
            aria-invalid={about.link.has(wrong)}
            value={link}
            onChange={({ target }) => setLink(target.value)}
          />
        )}
      </Field>
      {!hasCode && (
        <Field label={t`Join code`} hint={t`Eight letters and digits. A whole link has it in it.`}>
          {(id, hint) => (
            <input
              id={id}
              required
              maxLength={20}
              autoCapitalize="characters"
              autoComplete="off"
              spellCheck={false}
              className={style.code}
              aria-describedby={hint}
              aria-invalid={about.code.has(wrong)}
              value={code}
              onChange={({ target }) => setCode(target.value.toUpperCase())}
            />
          )}
        </Field>
      )}
      <Field
        label={t`Your name`}
        hint={t`As your course knows you.`}
        wrong={wasTried && !isName(name) ? t(reasons.name) : undefined}
      >
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
      {asksForId ? (
        <Field
          label={t`Your id in the course`}
          hint={t`The one that stands on the list of your course: a number, a login, or a mail address.`}
        >
          {(id, hint) => (
            <input
              id={id}
              required={about.rosterId.has(wrong)}
              maxLength={120}
              autoComplete="off"
              spellCheck={false}
              aria-describedby={hint}
              aria-invalid={about.rosterId.has(wrong)}
              value={rosterId}
              onChange={({ target }) => setRosterId(target.value)}
            />
          )}
        </Field>
      ) : (
        <div>
          <Button small look="quiet" icon="plus" onPress={() => setIdShown(true)}>
            {t`I was told to give an id, too`}
          </Button>
        </div>
      )}
      <ReportedInShort />
      {join.trouble && <TroubleCard trouble={join.trouble} />}
      <div>
        <Button type="submit" look="primary" isPending={join.pending}>
          {t`Join the class`}
        </Button>
      </div>
    </form>
  )
}
