import { useCourse } from '../course/use-course.ts'
import { useSpeech } from '../language/language.ts'
import { useText } from '../language/use-text.ts'

/** What things are called and how times are written where recordings are shown. */
export function useNames() {
  const t = useText()
  const { locale } = useSpeech()
  const course = useCourse().value ?? []
  return {
    exercise(id: string): string {
      const info = course.find((exercise) => exercise.id === id)
      return info ? t(info.title) : id
    },
    time: (iso: string) => new Date(iso).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' }),
  }
}
