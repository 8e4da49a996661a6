import type { MDXContent } from 'mdx/types'
import { lessons, parts } from '../../content/course.ts'
import type { Frontmatter } from '../mdx/frontmatter.ts'

export interface LessonModule {
  default: MDXContent
  frontmatter: Frontmatter
}

const language = 'en'
const files = import.meta.glob<LessonModule>('../../content/*/*.mdx')
const loading = new Map<string, Promise<LessonModule>>()

/** The lesson that an address's hash names (`#daemon-tls`), else the course's first. */
export function lessonOf(hash: string): string {
  return lessons.find((slug) => slug === hash.slice(1)) ?? parts[0].lessons[0]
}

/** Loads a lesson once; the same promise every time. */
export function loadLesson(slug: string): Promise<LessonModule> {
  const known = loading.get(slug)
  if (known) return known
  const load = files[`../../content/${language}/${slug}.mdx`]
  const lesson = load?.() ?? Promise.reject(new Error(`there is no lesson ${slug} in ${language}`))
  loading.set(slug, lesson)
  return lesson
}
