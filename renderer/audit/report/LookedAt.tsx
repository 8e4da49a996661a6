import { useState } from 'react'
import type { Looked } from '../../../contract/audit/report.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Words } from '../Words.tsx'
import style from './report.module.css'

/** So many are shown at first. */
const FIRST = 10

/** What was tried, what was expected and what came back. */
export function LookedAt({ looked }: { looked: readonly Looked[] }) {
  const t = useText()
  const [isAll, setAll] = useState(false)
  const shown = isAll ? looked : looked.slice(0, FIRST)
  return (
    <>
      {shown.map(({ tried, expected, got }, index) => (
        <dl key={index} className={style.looked}>
          <dt>{t`Tried`}</dt>
          <dd>
            <Words text={tried} />
          </dd>
          <dt>{t`Expected`}</dt>
          <dd>
            <Words text={expected} />
          </dd>
          <dt>{t`Got`}</dt>
          <dd className={style.got}>
            <Words text={got} />
          </dd>
        </dl>
      ))}
      {shown.length < looked.length && (
        <div>
          <Button small look="quiet" icon="down" onPress={() => setAll(true)}>
            {t`Show all ${looked.length}`}
          </Button>
        </div>
      )}
    </>
  )
}
