import { useSyncExternalStore } from 'react'
import { chooseLanguage, type Language, languages } from '../../contract/language.ts'
import type { Catalog } from '../../contract/message.ts'

const KEY = 'bulkhead.language'

/** What is shown is in this language; English needs no catalog. */
export interface Speech {
  language: Language
  catalog: Catalog
}

let speech: Speech = { language: 'en', catalog: {} }
const listeners = new Set<() => void>()

function listen(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The chosen language, else the first of the browser's that there is. */
export function storedLanguage(): Language {
  const stored = localStorage.getItem(KEY)
  return languages.find((language) => language === stored) ?? chooseLanguage(navigator.languages)
}

/** Goes over to a language as soon as its texts are there. */
export async function speak(language: Language): Promise<void> {
  const catalog = await loadCatalog(language)
  speech = { language, catalog }
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

/** As `speak`, and from now on. */
export function chooseToSpeak(language: Language): Promise<void> {
  localStorage.setItem(KEY, language)
  return speak(language)
}

export function currentSpeech(): Speech {
  return speech
}

export function useSpeech(): Speech {
  return useSyncExternalStore(listen, currentSpeech)
}

async function loadCatalog(language: Language): Promise<Catalog> {
  return language === 'en' ? {} : (await import('./zh-CN.ts')).catalog
}
