import type { ExerciseInfo } from '../../contract/exercise.ts'
import type { Language } from '../../contract/language.ts'
import { currentSpeech, loadTextsOf } from '../language/language.ts'
import { sayIn } from '../language/use-text.ts'
import { searchDocuments } from './documents.ts'
import type { LessonText } from './lesson-text.ts'
import { createSearch, type Search } from './search.ts'

const textsIn = {
  en: () => import('virtual:lesson-texts/en'),
  'zh-CN': () => import('virtual:lesson-texts/zh-CN'),
}

let known: { language: Language; course: readonly ExerciseInfo[]; search: Promise<Search> } | undefined

/** The search in the language that is spoken; made once, when somebody first looks for something. */
export function loadSearch(language: Language, course: readonly ExerciseInfo[]): Promise<Search> {
  if (known?.language !== language || known.course !== course) {
    const search = load(language, course)
    known = { language, course, search }
    // Another try may do better.
    search.catch(() => (known = undefined))
  }
  return known.search
}

async function load(language: Language, course: readonly ExerciseInfo[]): Promise<Search> {
  const parts = ['glossary', 'baseline', 'tasks']
  const [{ default: texts }] = await Promise.all([
    textsIn[language](),
    ...parts.map((part) => loadTextsOf(part)),
  ])
  return createSearch(searchDocuments(texts as readonly LessonText[], course, sayIn(currentSpeech())))
}
