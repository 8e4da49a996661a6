import type { Params } from '../../contract/index.ts'
import type { Node } from '../../renderer/mdx/lesson-syntax.ts'
import type { Area } from '../languages/catalogs.ts'
import type { KnownTools } from './commands/known-options.ts'
import type { Problem } from './problem.ts'

export const LANGUAGES = ['en', 'zh-CN'] as const
export type LessonLanguage = (typeof LANGUAGES)[number]

/** One lesson in one language, parsed. */
export interface Lesson {
  slug: string
  language: LessonLanguage
  file: string
  frontmatter: Record<string, unknown>
  nodes: readonly Node[]
}

/** A message of an exercise, in English, and where it is written. */
export interface Said {
  text: string
  file: string
  line?: number
}

/** What there is to know about an exercise without a lab. */
export interface ExerciseFacts {
  id: string
  /** Its module. */
  file: string
  minutes: number
  topology: readonly string[]
  tasks: readonly { id: string; points: number; hints: number; file: string; line?: number }[]
  /** Titles, descriptions, hints: what may hold parameters. */
  said: readonly Said[]
  /** As drawn from several seeds, with the hosts' addresses. */
  params: readonly Params[]
  setup: Readonly<Record<string, string>>
  watch: Readonly<Record<string, readonly string[]>>
}

export interface SourceFile {
  file: string
  text: string
}

/** All that is looked at, read once. */
export interface Project {
  lessons: readonly Lesson[]
  /** Lessons that could not be parsed. */
  unreadable: readonly Problem[]
  exercises: readonly ExerciseFacts[]
  /** Slugs, in the course's order. */
  course: readonly string[]
  /** Slug → what it builds on. */
  after: Readonly<Record<string, readonly string[]>>
  glossary: readonly { id: string; see: readonly string[]; lesson: string }[]
  /** Messages and catalogs by folder. */
  areas: readonly Area[]
  /** Modules that say something. */
  modules: readonly SourceFile[]
  /** `solutions/` and `wrong/` of every exercise; `lib.sh` of its folder comes before. */
  scripts: readonly (SourceFile & { exercise: string })[]
  tools: KnownTools
  /** Whether there is such a file, from the root. */
  hasFile(path: string): boolean
}
