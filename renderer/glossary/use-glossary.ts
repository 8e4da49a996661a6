import { use } from 'react'
import type { Term } from '../../content/glossary/term.ts'
import { currentSpeech, loadTextsOf, useSpeech } from '../language/language.ts'

let loading: Promise<readonly Term[]> | undefined

/** The terms with their texts in the language that is spoken; the same promise every time. */
export function loadGlossary(): Promise<readonly Term[]> {
  loading ??= load()
  // Another try may do better.
  loading.catch(() => (loading = undefined))
  return loading
}

async function load(): Promise<readonly Term[]> {
  // In English where the other language's texts can't be had.
  const texts = loadTextsOf('glossary', currentSpeech()).catch(() => {})
  const { glossary } = await import('../../content/glossary/glossary.ts')
  await texts
  return glossary
}

/** All terms, in the order of the reader's language. Suspends until they are there. */
export function useGlossary(): readonly Term[] {
  useSpeech()
  return use(loadGlossary())
}
