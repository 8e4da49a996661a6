import { useState } from 'react'
import type { Trouble } from '../../contract/lab.ts'
import { useText } from '../language/use-text.ts'
import { IconButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import style from './Workspace.module.css'

/** The first trouble that the learner hasn't put away, under the header. */
export function Notice({ troubles }: { troubles: readonly (Trouble | undefined)[] }) {
  const t = useText()
  const [away, setAway] = useState<readonly Trouble[]>([])
  const trouble = troubles.find((candidate) => candidate && !away.includes(candidate))
  return (
    <div role="status">
      {trouble && (
        <div className={style.notice}>
          <Icon name="alert" />
          <p>
            <strong>{t(trouble.what)}</strong> {t(trouble.means)} {t(trouble.todo)}
          </p>
          <IconButton icon="close" label={t`Put away`} onPress={() => setAway([...away, trouble])} />
        </div>
      )}
    </div>
  )
}
