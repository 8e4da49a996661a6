import { useState } from 'react'
import type { Person } from '../../../contract/class/index.ts'
import { useSpeech } from '../../language/language.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { classHashOf } from '../class-route.ts'
import { agoText } from '../room/ages.ts'
import ui from '../ui/ui.module.css'
import { useMay } from '../use-class.ts'
import { useNow } from '../use-now.ts'
import style from './people.module.css'
import { StaffLoginDialog } from './StaffLoginDialog.tsx'

interface PeopleListProps {
  /** Absent until they are there. */
  people?: readonly Person[]
  of: 'learners' | 'staff'
  onChanged(): void
}

/** More are shown when somebody asks for them. */
const AT_FIRST = 100

export function PeopleList({ people, of, onChanged }: PeopleListProps) {
  const t = useText()
  const may = useMay()
  const { locale } = useSpeech()
  const now = useNow(60_000)
  const [text, setText] = useState('')
  const [isAll, setAll] = useState(false)
  const [loginOf, setLoginOf] = useState<Person>()
  if (!people) return <p role="status" className={style.panel}>{t`Opening…`}</p>
  const wanted = text.trim().toLocaleLowerCase(locale)
  const names = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  const found = people
    .filter(({ role }) => (role === 'learner') === (of === 'learners'))
    .filter(
      ({ name, rosterId }) =>
        wanted === '' || `${name} ${rosterId ?? ''}`.toLocaleLowerCase(locale).includes(wanted),
    )
    .toSorted((a, b) => names.compare(a.name, b.name))
  const shown = isAll ? found : found.slice(0, AT_FIRST)
  return (
    <div className={style.panel}>
      <input
        type="search"
        className={style.find}
        aria-label={t`Find by name or id`}
        placeholder={t`Find by name or id`}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {found.length === 0 && (
        <p className={ui.empty}>{wanted === '' ? t`There is nobody here yet.` : t`Nobody is called this.`}</p>
      )}
      {shown.length > 0 && (
        <div
          className={ui.scroll}
          tabIndex={0}
          role="region"
          aria-label={of === 'staff' ? t`Staff` : t`Learners`}
        >
          <table className={ui.table}>
            <thead>
              <tr>
                <th scope="col">{t`Name`}</th>
                <th scope="col">{of === 'staff' ? t`Role` : t`Id in the roster`}</th>
                <th scope="col">{of === 'staff' ? t`Login` : t`Joined`}</th>
                <th scope="col">{t`Machines and browsers`}</th>
                {of === 'staff' && may('people', 'setLogin') && <th scope="col">{t`Sign-in`}</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map((person) => (
                <tr key={person.id} data-person={person.id}>
                  <td>
                    <a href={classHashOf({ tab: 'learner', person: person.id })}>{person.name}</a>
                  </td>
                  <td>
                    {of === 'staff'
                      ? person.role === 'instructor'
                        ? t`Instructor`
                        : t`Assistant`
                      : (person.rosterId ?? '–')}
                  </td>
                  <td>
                    {of === 'staff'
                      ? (person.login ?? t`none yet`)
                      : person.joinedAt
                        ? t(agoText(now - Date.parse(person.joinedAt)))
                        : t`not yet`}
                  </td>
                  <td>{person.devices.map(({ name }) => name).join(', ') || '–'}</td>
                  {of === 'staff' && may('people', 'setLogin') && (
                    <td>
                      <Button
                        small
                        aria-label={t`Set login and password of ${person.name}`}
                        onPress={() => setLoginOf(person)}
                      >
                        {t`Set login and password…`}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.length < found.length && (
        <div>
          <Button onPress={() => setAll(true)}>{t`Show all ${found.length}`}</Button>
        </div>
      )}
      {loginOf && (
        <StaffLoginDialog person={loginOf} onSet={onChanged} onClose={() => setLoginOf(undefined)} />
      )}
    </div>
  )
}
