import type { Person } from '../../../contract/class/index.ts'
import { useText } from '../../language/use-text.ts'
import { TroubleNote } from '../../ui/TroubleNote.tsx'
import { MessageList } from '../messages/MessageList.tsx'
import ui from '../ui/ui.module.css'
import { useClassQuery } from '../use-class.ts'

/** What was said to this learner. */
export function Said({ person }: { person: Person }) {
  const t = useText()
  const { value, trouble } = useClassQuery(`messages:${person.id}`, (client) =>
    client.help.messages({ person: person.id }),
  )
  if (trouble) return <TroubleNote trouble={trouble} />
  if (!value) return <p role="status">{t`Opening…`}</p>
  if (value.length === 0) return <p className={ui.empty}>{t`Nothing was said to this learner yet.`}</p>
  return <MessageList messages={value} />
}
