import { lazy, memo, Suspense, use, useEffect, useRef, useState } from 'react'
import { msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { goTo } from '../navigation/route.ts'
import { useActions } from '../palette/actions.ts'
import { Icon } from '../ui/Icon.tsx'
import { ToggleButton } from '../ui/ToggleButton.tsx'
import { Contents } from './Contents.tsx'
import { lessonComponents } from './components.tsx'
import type { Heading } from './headings.ts'
import { headingRead, headingsIn } from './headings.ts'
import style from './Lesson.module.css'
import './print.css'
import type { LessonModule } from './lessons.ts'
import { useLesson } from './lessons.ts'
import { SlugContext } from './slug-context.ts'
import { useHeadingAt } from './use-heading-at.ts'
import { useKeptPlace } from './use-kept-place.ts'
import { ParamsContext } from '../params/params.tsx'

const NotesPanel = lazy(async () => ({ default: (await import('../notes/NotesPanel.tsx')).NotesPanel }))

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

  const [notesAt, setNotesAt] = useState<number>()
  const toggle = useRef<HTMLDivElement>(null)
  const openNotes = () => setNotesAt(scroller.current ? headingRead(headings, scroller.current) : 0)
  const closeNotes = () => {
    setNotesAt(undefined)
    toggle.current?.querySelector('button')?.focus()
  }
  useActions([
    {
      id: 'notes',
      group: 'lesson',
      title: msg`Notes`,
      shortcuts: ['n', 'Mod+Shift+Y'],
      run: notesAt === undefined ? openNotes : closeNotes,
    },
    { id: 'print', group: 'lesson', title: msg`Print the lesson`, run: () => window.print() },
  ])

  return (
    <div className={style.place}>
      <div className={style.bar}>
        <Contents
          headings={headings}
          scroller={scroller}
          onGo={(number) => goTo({ view: 'lesson', slug, at: String(number) })}
        />
        <div ref={toggle}>
          <ToggleButton
            icon="note"
            isSelected={notesAt !== undefined}
            onChange={(isOpen) => (isOpen ? openNotes() : closeNotes())}
          >
            {t`Notes`}
          </ToggleButton>
        </div>
      </div>
      <div className={style.lesson} ref={scroller} tabIndex={0} role="region" aria-label={t`Lesson`}>
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
      {notesAt !== undefined && (
        <Suspense>
          <NotesPanel key={slug} lesson={slug} headings={headings} reading={notesAt} onClose={closeNotes} />
        </Suspense>
      )}
    </div>
  )
}

/** Drawn once: parameters reach it by context, so nothing else makes a long lesson render again. */
const Body = memo(function Body({ content: Content }: { content: LessonModule['default'] }) {
  return <Content components={lessonComponents} />
})
