import type { MDXContent } from 'mdx/types'
import { startTransition, use, useDeferredValue, useEffect, useReducer } from 'react'
import { type Language, languages } from '../../contract/language.ts'
import { loadTextsOf, useSpeech } from '../language/language.ts'
import type { Frontmatter } from '../mdx/frontmatter.ts'
import { LESSON_UPDATED } from './lesson-updated.ts'

export interface LessonModule {
  default: MDXContent
  frontmatter: Frontmatter
}

const files = import.meta.glob<LessonModule>('../../content/*/*.mdx')
const loading = new Map<string, Promise<LessonModule>>()

/** Loads a lesson once; the same promise every time. One that isn't there in a language comes in the first. */
export function loadLesson(slug: string, language: Language): Promise<LessonModule> {
  const name = `${language}/${slug}`
  const lesson = loading.get(name) ?? load(slug, language)
  loading.set(name, lesson)
  return lesson
}

async function load(slug: string, language: Language): Promise<LessonModule> {
  const fileIn = (each: Language) => files[`../../content/${each}/${slug}.mdx`]
  const file = fileIn(language) ?? fileIn(languages[0])
  if (!file) throw new Error(`there is no lesson ${slug}`)
  // Without its texts the exercise is in English, which is better than none.
  const texts = loadTextsOf(slug, { language }).catch(() => {})
  const lesson = await file()
  await texts
  return lesson
}

const onUpdates = new Set<() => void>()
if (import.meta.hot) {
  window.addEventListener(LESSON_UPDATED, (event) => {
    const { name, module } = (event as CustomEvent<{ name: string; module: LessonModule }>).detail
    loading.set(name, Promise.resolve(module))
    for (const again of onUpdates) again()
  })
}

/** Draws again, without anything jumping, when a lesson is written anew; that happens in development only. */
function useUpdates(): void {
  const [, again] = useReducer((before: number) => before + 1, 0)
  useEffect(() => {
    const update = () => startTransition(again)
    onUpdates.add(update)
    return () => void onUpdates.delete(update)
  }, [])
}

/** The lesson in the reader's language; until it is there in another one, it stays as it was. */
export function useLesson(slug: string): LessonModule {
  const language = useDeferredValue(useSpeech().language)
  useUpdates()
  return use(loadLesson(slug, language))
}
