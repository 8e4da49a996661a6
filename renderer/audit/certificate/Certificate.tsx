import { useState } from 'react'
import { capstone } from '../../../content/course.ts'
import { useQuery } from '../../connection/use-query.ts'
import { useCourse } from '../../course/use-course.ts'
import { useText } from '../../language/use-text.ts'
import { loadTextsOf } from '../../language/language.ts'
import { Page } from '../../navigation/Page.tsx'
import type { ViewProps } from '../../navigation/views.ts'
import { TroubleCard } from '../../ui/TroubleCard.tsx'
import { Issued } from './Issued.tsx'
import { keepName, nameKept } from './kept-name.ts'
import { Missing } from './Missing.tsx'

/** The certificate of an exercise: what is missing, or itself. */
export function Certificate({ at = capstone }: ViewProps) {
  const t = useText()
  const info = useCourse().value?.find(({ id }) => id === at)
  const [name, setName] = useState(nameKept)
  const said = useQuery(`certificate:${at}:${name}`, async (client) => {
    // What it says of the exercise, as its lesson has it; without, English is better than nothing.
    const [standing] = await Promise.all([
      client.course.certificate({ exercise: at, name }),
      loadTextsOf(at).catch(() => {}),
    ])
    return standing
  })
  // While another name is on its way, what was there before stays.
  const [shown, setShown] = useState(said.value)
  if (said.value && said.value !== shown) setShown(said.value)
  const change = (to: string) => {
    keepName(to)
    setName(to)
  }
  return (
    <Page title={info ? t`Certificate: ${info.title}` : t`Certificate`}>
      {said.trouble && <TroubleCard trouble={said.trouble} />}
      {!shown && !said.trouble && <p role="status">{t`Looking at what you reached…`}</p>}
      {shown?.issued && <Issued issued={shown.issued} name={name} onName={change} />}
      {shown && !shown.issued && <Missing exercise={at} standing={shown} />}
    </Page>
  )
}
