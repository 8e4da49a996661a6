import type { Looked } from '../../../contract/audit/report.ts'
import { useText } from '../../language/use-text.ts'
import { ShowAll } from '../ShowAll.tsx'
import { useFirst } from '../use-first.ts'
import { Words } from '../Words.tsx'
import style from './LookedAt.module.css'

/** So many are shown at first. */
const FIRST = 10

/** What was tried, what was expected and what came back. */
export function LookedAt({ looked }: { looked: readonly Looked[] }) {
  const t = useText()
  const { shown, showAll } = useFirst(looked, FIRST)
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
      {showAll && <ShowAll count={looked.length} onPress={showAll} />}
    </>
  )
}
