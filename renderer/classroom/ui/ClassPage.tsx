import type { ReactNode } from 'react'
import ink from '../../ui/ink.module.css'
import style from './ui.module.css'

interface ClassPageProps {
  title: string
  lead?: ReactNode
  /** Buttons beside the heading. */
  actions?: ReactNode
  children: ReactNode
}

/** A view of the class that is one column, and scrolls. */
export function ClassPage({ title, lead, actions, children }: ClassPageProps) {
  return (
    <div className={style.page}>
      <title>{`${title} · Bulkhead`}</title>
      <div className={style.column}>
        <div className={style.head}>
          <h1 className={style.title} tabIndex={-1}>
            {title}
          </h1>
          {actions && <div className={style.buttons}>{actions}</div>}
        </div>
        {lead && <p className={ink.soft}>{lead}</p>}
        {children}
      </div>
    </div>
  )
}
