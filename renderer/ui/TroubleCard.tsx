import type { ReactNode } from 'react'
import type { Trouble } from '../../contract/lab.ts'
import { Icon } from './Icon.tsx'
import style from './TroubleCard.module.css'

/** What happened, what it means, what to do; `children` are the buttons. */
export function TroubleCard({ trouble, children }: { trouble: Trouble; children?: ReactNode }) {
  return (
    <section className={style.card} role="alert">
      <h2 className={style.what}>
        <Icon name="alert" />
        {trouble.what}
      </h2>
      <p>{trouble.means}</p>
      <p>{trouble.todo}</p>
      {children && <div className={style.actions}>{children}</div>}
    </section>
  )
}
