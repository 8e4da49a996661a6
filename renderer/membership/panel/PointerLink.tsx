import type { ClassMessage } from '../../../contract/class/course.ts'
import { useCourse } from '../../course/use-course.ts'
import { useText } from '../../language/use-text.ts'
import { goTo, hashOf, type Route } from '../../navigation/route.ts'
import { Icon } from '../../ui/Icon.tsx'
import style from './panel.module.css'

interface PointerLinkProps {
  message: Pick<ClassMessage, 'pointer'>
  onGone(): void
}

/** To what a message points to: an exercise, or a task in it. */
export function PointerLink({ message: { pointer }, onGone }: PointerLinkProps) {
  const t = useText()
  const course = useCourse()
  const info = course.value?.find(({ id }) => id === pointer?.exercise)
  if (!pointer || !info) return null
  const task = info.tasks.find(({ id }) => id === pointer.task)
  const route: Route = { view: 'lesson', slug: info.id, ...(task && { task: task.id }) }
  return (
    <p>
      <a
        className={style.pointer}
        href={hashOf(route)}
        onClick={(event) => {
          event.preventDefault()
          onGone()
          goTo(route)
        }}
      >
        {task ? t`Go to the task “${task.title}”` : t`Go to “${info.title}”`}
        <Icon name="chevron" size={14} />
      </a>
    </p>
  )
}
