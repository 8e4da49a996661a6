import { useState } from 'react'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { TroubleCard } from '../../ui/TroubleCard.tsx'
import { ClassPage } from '../ui/ClassPage.tsx'
import ui from '../ui/ui.module.css'
import { useClassQuery } from '../use-class.ts'
import { MessageList } from './MessageList.tsx'
import { SendDialog } from './SendDialog.tsx'

/** What was said to everybody; what is said to one stands with that learner. */
export function MessagesView() {
  const t = useText()
  const [isWriting, setWriting] = useState(false)
  const { value, trouble, refresh } = useClassQuery('messages', (client) =>
    client.help.messages({ person: null }),
  )
  return (
    <ClassPage
      title={t`Messages to everybody`}
      actions={
        <Button look="primary" onPress={() => setWriting(true)}>
          {t`Write to everybody…`}
        </Button>
      }
    >
      {trouble && <TroubleCard trouble={trouble} />}
      {!value && !trouble && <p role="status">{t`Opening…`}</p>}
      {value?.length === 0 && (
        <p
          className={ui.empty}
        >{t`Nothing has been said to everybody yet. A message to one learner is written from their page.`}</p>
      )}
      {value && value.length > 0 && <MessageList messages={value} />}
      {isWriting && <SendDialog to={{ kind: 'all' }} onSent={refresh} onClose={() => setWriting(false)} />}
    </ClassPage>
  )
}
