import type { LabRequest } from '../../../contract/class/course.ts'
import { useCourse } from '../../course/use-course.ts'
import { clockTime } from '../../exercise/clock-time.ts'
import { useText } from '../../language/use-text.ts'
import { IconButton } from '../../ui/Button.tsx'
import style from './notices.module.css'
import { putAway } from './put-away.ts'

/** What somebody of staff had done to a lab. */
export function DoneNotice({ request: { id, by, exercise, what, at } }: { request: LabRequest }) {
  const t = useText()
  const course = useCourse()
  const title = course.value?.find((info) => info.id === exercise)?.title ?? exercise
  const time = clockTime(at)
  return (
    <article className={style.notice}>
      <div className={style.noticeHead}>
        <h2>
          {what === 'reset'
            ? t`${by} reset the lab of “${title}”`
            : t`${by} opened the lab of “${title}” anew`}
        </h2>
        <IconButton icon="close" label={t`Put away`} onPress={() => putAway(id)} />
      </div>
      <p className={style.soft}>
        {what === 'reset'
          ? t`At ${time}. The hosts are fresh, with the same ports and addresses. What you achieved stays.`
          : t`At ${time}. The hosts are fresh, with new ports and addresses. What you achieved before stays in the books of the class.`}
      </p>
    </article>
  )
}
