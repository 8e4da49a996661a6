import type { MDXContent } from 'mdx/types'
import { use, useDeferredValue } from 'react'
import { lessons, parts } from '../../content/course.ts'
import { type Language, languages } from '../../contract/language.ts'
import { useSpeech } from '../language/language.ts'
import type { Frontmatter } from '../mdx/frontmatter.ts'

export interface LessonModule {
  default: MDXContent
  frontmatter: Frontmatter
}

const files = import.meta.glob<LessonModule>('../../content/*/*.mdx')
const loading = new Map<string, Promise<LessonModule>>()

/** The lesson that an address's hash names (`#daemon-tls`), else the course's first. */
export function lessonOf(hash: string): string {
  return lessons.find((slug) => slug === hash.slice(1)) ?? parts[0].lessons[0]
}

/** Loads a lesson once; the same promise every time. One that isn't there in a language comes in the first. */
export function loadLesson(slug: string, language: Language): Promise<LessonModule> {
  const path = [language, languages[0]].map((each) => `../../content/${each}/${slug}.mdx`)
  const file = path.find((each) => files[each]) ?? slug
  const known = loading.get(file)
  if (known) return known
  const lesson = files[file]?.() ?? Promise.reject(new Error(`there is no lesson ${slug}`))
  loading.set(file, lesson)
  return lesson
}

/** The lesson in the reader's language; until it is there in another one, it stays as it was. */
export function useLesson(slug: string): LessonModule {
  const language = useDeferredValue(useSpeech().language)
  return use(loadLesson(slug, language))
}
