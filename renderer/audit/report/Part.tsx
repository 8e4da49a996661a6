import type { ReactNode } from 'react'
import style from './Part.module.css'

/** One of what an opened item is made of. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={style.part}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
