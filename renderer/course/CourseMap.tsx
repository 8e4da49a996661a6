import { parts } from '../../content/course.ts'
import { useText } from '../language/use-text.ts'
import { Page } from '../navigation/Page.tsx'
import { ShortText } from '../params/params.tsx'
import { useCourse } from './use-course.ts'

/** The course: its parts and exercises in order. */
export function CourseMap() {
  const t = useText()
  const course = useCourse()
  return (
    <Page title={t`Course`}>
      {parts.map(({ title, lessons }, index) => (
        <section key={index}>
          <h2>{t(title)}</h2>
          <ol>
            {lessons.map((slug) => {
              const info = course.value?.find(({ id }) => id === slug)
              return (
                <li key={slug}>
                  <a href={`#${slug}`}>{info ? <ShortText text={info.title} /> : slug}</a>
                </li>
              )
            })}
          </ol>
        </section>
      ))}
    </Page>
  )
}
