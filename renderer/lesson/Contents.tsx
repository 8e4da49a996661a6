import type { RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../ui/Icon.tsx'
import style from './Contents.module.css'
import type { Heading } from './headings.ts'
import { jumpTo } from './headings.ts'

interface ContentsProps {
  headings: Heading[]
  scroller: RefObject<HTMLDivElement | null>
}

/** A bar that names the section being read and opens the list of all. */
export function Contents({ headings, scroller }: ContentsProps) {
  const list = useRef<HTMLDetailsElement>(null)
  const current = useCurrentHeading(headings, scroller)
  const close = () => list.current?.removeAttribute('open')
  if (headings.length === 0) return null
  return (
    <details
      ref={list}
      className={style.contents}
      onKeyDown={({ key }) => key === 'Escape' && close()}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) close()
      }}
    >
      <summary className={style.bar}>
        <Icon name="list" />
        <span className={style.current}>{current?.text ?? 'Contents'}</span>
        <Icon name="down" size={14} />
      </summary>
      <nav className={style.list} aria-label="Contents of the lesson">
        <ol>
          {headings.map(({ id, text, level }) => (
            <li key={id} className={level === 3 ? style.deeper : undefined}>
              <a
                href={`#${id}`}
                aria-current={id === current?.id ? 'true' : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  close()
                  jumpTo(id)
                }}
              >
                {text}
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </details>
  )
}

/** The last heading above the reading line, a quarter down the lesson. */
function useCurrentHeading(headings: Heading[], scroller: RefObject<HTMLDivElement | null>) {
  const [current, setCurrent] = useState<Heading>()
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => {
      const line = element.getBoundingClientRect().top + element.clientHeight / 4
      setCurrent(
        headings.findLast(({ id }) => {
          const top = document.getElementById(id)?.getBoundingClientRect().top
          return top !== undefined && top <= line
        }),
      )
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [headings, scroller])
  return current
}
