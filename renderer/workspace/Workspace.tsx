import { useEffect } from 'react'
import type { Trouble } from '../../contract/lab.ts'
import { parts } from '../../content/course.ts'
import { rememberLesson } from '../course/last-lesson.ts'
import { useCourse } from '../course/use-course.ts'
import { useText } from '../language/use-text.ts'
import { useLesson } from '../lesson/lessons.ts'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import { ExerciseWorkspace } from './ExerciseWorkspace.tsx'
import style from './Workspace.module.css'

export interface WorkspaceProps {
  slug: string
  /** The lesson's heading to go to, by its number. */
  at?: string
  /** The task to go to, by its id. */
  task?: string
  /** The machine's. */
  trouble?: Trouble
}

/** A lesson with its exercise. */
export function Workspace({ slug, at, task, trouble }: WorkspaceProps) {
  const t = useText()
  useEffect(() => rememberLesson(slug), [slug])
  const { exercise } = useLesson(slug).frontmatter
  const course = useCourse()
  if (course.trouble) {
    return (
      <main className={style.loading}>
        <TroubleCard trouble={course.trouble} />
      </main>
    )
  }
  if (!course.value) return <main className={style.loading}>{t`Opening the lesson…`}</main>
  const info = course.value.find(({ id }) => id === exercise)
  if (!info) throw new Error(`the lesson ${slug} names an exercise that there isn’t: ${exercise}`)
  const inOrder = parts.map(({ title, lessons }) => ({
    title,
    exercises: lessons.flatMap((lesson) => course.value?.find(({ id }) => id === lesson) ?? []),
  }))
  return <ExerciseWorkspace course={inOrder} info={info} at={at} task={task} trouble={trouble} />
}
