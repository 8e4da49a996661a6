import type { ClassMessage } from '../../../contract/class/course.ts'
import { useConnection } from '../../connection/use-connection.ts'
import { useText } from '../../language/use-text.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { showPanel } from '../panel/panel-state.ts'
import { PointerLink } from '../panel/PointerLink.tsx'
import style from './notices.module.css'
import { putAway } from './put-away.ts'

/** A new message, quietly: it takes no focus, and stays until it was read or put away. */
export function MessageNotice({ newest, count }: { newest: ClassMessage; count: number }) {
  const t = useText()
  const { client } = useConnection()
  const read = () => client.classroom.read({ message: newest.id }).catch(() => putAway(newest.id))
  return (
    <article className={style.notice}>
      <div className={style.noticeHead}>
        <h2>
          {newest.toAll ? t`${newest.from} writes to all` : t`${newest.from} writes to you`}
          {count > 1 && <span className={style.more}> {t`and ${count - 1} more`}</span>}
        </h2>
        <IconButton icon="close" label={t`Put the message away`} onPress={() => putAway(newest.id)} />
      </div>
      <p className={style.words}>{newest.text}</p>
      <PointerLink message={newest} onGone={() => void read()} />
      <div className={style.actions}>
        {count > 1 ? (
          <Button small onPress={() => showPanel(true)}>{t`Read all`}</Button>
        ) : (
          <Button small onPress={() => void read()}>{t`I have read it`}</Button>
        )}
      </div>
    </article>
  )
}
