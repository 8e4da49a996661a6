import { memo, use, useEffect, useState } from 'react'
import { useText } from '../language/use-text.ts'
import { Icon } from '../ui/Icon.tsx'
import { Contents } from './Contents.tsx'
import { lessonComponents } from './components.tsx'
import type { Heading } from './headings.ts'
import { headingsIn } from './headings.ts'
import style from './Lesson.module.css'
import type { LessonModule } from './lessons.ts'
import { useLesson } from './lessons.ts'
import { SlugContext } from './slug-context.ts'
import { useHeadingAt } from './use-heading-at.ts'
import { useKeptPlace } from './use-kept-place.ts'
import { ParamsContext } from '../params/params.tsx'

/** The lesson, with what the learner needs to find their place in it; `at` is the number of the heading to go to. */
export function Lesson({ slug, at }: { slug: string; at?: string }) {
  const t = useText()
  const { default: Content, frontmatter } = useLesson(slug)
  const params = use(ParamsContext)
  const scroller = useKeptPlace(slug, Content)
  useHeadingAt(scroller, at, Content)
  const [headings, setHeadings] = useState<Heading[]>([])
  useEffect(() => {
    if (scroller.current) setHeadings(headingsIn(scroller.current))
  }, [Content, params, scroller])

  return (
    <div className={style.lesson} ref={scroller} tabIndex={0} role="region" aria-label={t`Lesson`}>
      <Contents headings={headings} scroller={scroller} />
      <article className={style.article} data-print>
        <h1 tabIndex={-1}>{frontmatter.title}</h1>
        <p className={style.summary}>{frontmatter.summary}</p>
        <p className={style.minutes}>
          <Icon name="clock" size={14} /> {t`about ${frontmatter.minutes} minutes`}
        </p>
        <SlugContext value={slug}>
          <Body content={Content} />
        </SlugContext>
      </article>
    </div>
  )
}

/** Drawn once: parameters reach it by context, so nothing else makes a long lesson render again. */
const Body = memo(function Body({ content: Content }: { content: LessonModule['default'] }) {
  return <Content components={lessonComponents} />
})
