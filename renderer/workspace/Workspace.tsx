import { Suspense, useSyncExternalStore } from 'react'
import type { Trouble } from '../../contract/lab.ts'
import { useQuery } from '../connection/use-query.ts'
import { parts } from '../../content/course.ts'
import { useText } from '../language/use-text.ts'
import { lessonOf, useLesson } from '../lesson/lessons.ts'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import { ExerciseWorkspace } from './ExerciseWorkspace.tsx'
import style from './Workspace.module.css'

/** The lesson that the address names, with its exercise. `trouble` is the machine's. */
export function Workspace({ trouble }: { trouble?: Trouble }) {
  const t = useText()
  const slug = useSyncExternalStore(onHashChange, () => lessonOf(location.hash))
  return (
    <Suspense fallback={<p className={style.loading}>{t`Opening the lesson…`}</p>}>
      <LessonWorkspace key={slug} slug={slug} trouble={trouble} />
    </Suspense>
  )
}

function onHashChange(listener: () => void) {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

function LessonWorkspace({ slug, trouble }: { slug: string; trouble?: Trouble }) {
  const t = useText()
  const { exercise } = useLesson(slug).frontmatter
  const course = useQuery('course', (client) => client.course.list())
  if (course.trouble) {
    return (
      <div className={style.loading}>
        <TroubleCard trouble={course.trouble} />
      </div>
    )
  }
  if (!course.value) return <p className={style.loading}>{t`Opening the lesson…`}</p>
  const info = course.value.find(({ id }) => id === exercise)
  if (!info) throw new Error(`the lesson ${slug} names an exercise that there isn’t: ${exercise}`)
  const inOrder = parts.map(({ title, lessons }) => ({
    title,
    exercises: lessons.flatMap((lesson) => course.value?.find(({ id }) => id === lesson) ?? []),
  }))
  return <ExerciseWorkspace course={inOrder} info={info} trouble={trouble} />
}
