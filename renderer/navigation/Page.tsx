import type { ReactNode } from 'react'
import style from './Page.module.css'

interface PageProps {
  /** The view's name: its heading, and what the window is called. */
  title: string
  /** One sentence below the heading. */
  lead?: ReactNode
  children: ReactNode
}

/** A view that is no lesson: one column that scrolls. */
export function Page({ title, lead, children }: PageProps) {
  return (
    <main className={style.page} data-region>
      <title>{`${title} · Bulkhead`}</title>
      <div className={style.column}>
        <h1 className={style.title} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className={style.lead}>{lead}</p>}
        {children}
      </div>
    </main>
  )
}
