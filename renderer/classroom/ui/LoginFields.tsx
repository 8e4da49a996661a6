import { useText } from '../../language/use-text.ts'
import { Field } from '../../ui/Field.tsx'

export interface LoginValue {
  login: string
  password: string
}

const LEAST_PASSWORD = 10

/** Which of the two can't be taken, if any. */
export function loginWrong({ login, password }: LoginValue): 'login' | 'password' | undefined {
  if (!/^[\w.@+-]{1,80}$/.test(login.trim())) return 'login'
  if (password.length < LEAST_PASSWORD || password.length > 200) return 'password'
  return undefined
}

interface LoginFieldsProps {
  value: LoginValue
  /** Whether to say what is wrong: not before somebody is done. */
  isShown: boolean
  onChange(value: LoginValue): void
}

export function LoginFields({ value, isShown, onChange }: LoginFieldsProps) {
  const t = useText()
  const wrong = isShown ? loginWrong(value) : undefined
  return (
    <>
      <Field
        label={t`Login`}
        hint={t`Letters, digits and . _ @ + -`}
        wrong={wrong === 'login' ? t`Only letters, digits and . _ @ + - can be in a login.` : undefined}
      >
        {(id, about) => (
          <input
            id={id}
            aria-describedby={about}
            aria-invalid={wrong === 'login'}
            autoComplete="username"
            spellCheck={false}
            maxLength={80}
            value={value.login}
            onChange={({ target }) => onChange({ ...value, login: target.value.trim() })}
          />
        )}
      </Field>
      <Field
        label={t`Password`}
        hint={t`${LEAST_PASSWORD} characters or more.`}
        wrong={wrong === 'password' ? t`A password has at least ${LEAST_PASSWORD} characters.` : undefined}
      >
        {(id, about) => (
          <input
            id={id}
            type="password"
            aria-describedby={about}
            aria-invalid={wrong === 'password'}
            autoComplete="new-password"
            maxLength={200}
            value={value.password}
            onChange={({ target }) => onChange({ ...value, password: target.value })}
          />
        )}
      </Field>
    </>
  )
}
