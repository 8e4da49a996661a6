import { memo, use, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { Contents } from './Contents.tsx'
import { lessonComponents } from './components.tsx'
import type { Heading } from './headings.ts'
import { headingsIn } from './headings.ts'
import style from './Lesson.module.css'
import type { LessonModule } from './lessons.ts'
import { loadLesson } from './lessons.ts'
import { ParamsContext } from '../params/params.tsx'

/** The lesson, with what the learner needs to find their place in it. */
export function Lesson({ slug }: { slug: string }) {
  const { default: Content, frontmatter } = use(loadLesson(slug))
  const params = use(ParamsContext)
  const scroller = useKeptScroll(slug)
  const [headings, setHeadings] = useState<Heading[]>([])
  useEffect(() => {
    if (scroller.current) setHeadings(headingsIn(scroller.current))
  }, [slug, params, scroller])

  return (
    <div className={style.lesson} ref={scroller} tabIndex={0} role="region" aria-label="Lesson">
      <Contents headings={headings} scroller={scroller} />
      <article className={style.article}>
        <h1>{frontmatter.title}</h1>
        <p className={style.summary}>{frontmatter.summary}</p>
        <p className={style.minutes}>
          <Icon name="clock" size={14} /> about {frontmatter.minutes} minutes
        </p>
        <Body content={Content} />
      </article>
    </div>
  )
}

/** Drawn once: parameters reach it by context, so nothing else makes a long lesson render again. */
const Body = memo(function Body({ content: Content }: { content: LessonModule['default'] }) {
  return <Content components={lessonComponents} />
})

/** For the element that scrolls: a window that is loaded again shows the same place. */
function useKeptScroll(slug: string) {
  const scroller = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const key = `bulkhead.scroll.${slug}`
    element.scrollTop = Number(sessionStorage.getItem(key) ?? 0)
    const keep = () => sessionStorage.setItem(key, String(element.scrollTop))
    element.addEventListener('scrollend', keep)
    return () => element.removeEventListener('scrollend', keep)
  }, [slug])
  return scroller
}
