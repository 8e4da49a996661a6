import { type SubmitEvent, useState } from 'react'
import type { SignInAnswer } from '../../../contract/class/index.ts'
import { type Message, msg } from '../../../contract/message.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import note from '../../ui/note.module.css'
import { signIn } from './about.ts'
import style from './Door.module.css'

type Why = Extract<SignInAnswer, { kind: 'refused' }>['why'] | 'away'

const reasons: Record<Why, Message> = {
  wrong: msg`This login and password don’t belong together. Look at both; an instructor of the class can give you a new password.`,
  later: msg`Too many tries. Wait a few minutes, then try again.`,
  away: msg`The class server gave no answer. Look whether you are still on its network, then try again.`,
}

/** For staff. */
export function SignIn({ onIn }: { onIn(): void }) {
  const t = useText()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [isPending, setPending] = useState(false)
  const [why, setWhy] = useState<Why>()
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isPending) return
    setPending(true)
    setWhy(undefined)
    try {
      const answer = await signIn({ login: login.trim(), password })
      if (answer.kind === 'in') return onIn()
      setWhy(answer.why)
    } catch {
      setWhy('away')
    } finally {
      setPending(false)
    }
  }
  return (
    <form className={style.form} onSubmit={(event) => void submit(event)}>
      <Field label={t`Login`}>
        {(id) => (
          <input
            id={id}
            required
            maxLength={80}
            autoComplete="username"
            spellCheck={false}
            value={login}
            onChange={({ target }) => setLogin(target.value)}
          />
        )}
      </Field>
      <Field label={t`Password`}>
        {(id) => (
          <input
            id={id}
            required
            type="password"
            maxLength={200}
            autoComplete="current-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        )}
      </Field>
      {why && (
        <p role="alert" className={note.bad}>
          {t(reasons[why])}
        </p>
      )}
      <Button type="submit" look="primary" isPending={isPending}>
        {t`Sign in`}
      </Button>
    </form>
  )
}
