import { useState } from 'react'
import type { Trouble } from '../../contract/lab.ts'
import { IconButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import style from './Workspace.module.css'

/** The first trouble that the learner hasn't put away, under the header. */
export function Notice({ troubles }: { troubles: readonly (Trouble | undefined)[] }) {
  const [away, setAway] = useState<readonly Trouble[]>([])
  const trouble = troubles.find((candidate) => candidate && !away.includes(candidate))
  return (
    <div role="status">
      {trouble && (
        <div className={style.notice}>
          <Icon name="alert" />
          <p>
            <strong>{trouble.what}</strong> {trouble.means} {trouble.todo}
          </p>
          <IconButton icon="close" label="Put away" onPress={() => setAway([...away, trouble])} />
        </div>
      )}
    </div>
  )
}
