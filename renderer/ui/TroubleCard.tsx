import type { ReactNode } from 'react'
import type { Trouble } from '../../contract/lab.ts'
import { useText } from '../language/use-text.ts'
import { Icon } from './Icon.tsx'
import style from './TroubleCard.module.css'

/** What happened, what it means, what to do; `children` are the buttons. */
export function TroubleCard({ trouble, children }: { trouble: Trouble; children?: ReactNode }) {
  const t = useText()
  return (
    <section className={style.card} role="alert">
      <h2 className={style.what}>
        <Icon name="alert" />
        {t(trouble.what)}
      </h2>
      <p>{t(trouble.means)}</p>
      <p>{t(trouble.todo)}</p>
      {children && <div className={style.actions}>{children}</div>}
    </section>
  )
}
