import { useSyncExternalStore } from 'react'
import { chooseLanguage, type Language } from '../../contract/language.ts'
import type { Catalog } from '../../contract/message.ts'
import { changeSetting, currentSettings, type Settings } from '../settings/settings.ts'

/** What is shown is in this language; English needs no catalog. */
export interface Speech {
  language: Language
  /** How times are written: as the browser is set up, where that is in this language. */
  locale: string
  catalog: Catalog
}

/** The one that was asked for last, whose texts may still be on their way. */
let wanted: Language | undefined
let speech: Speech = { language: 'en', locale: localeOf('en'), catalog: {} }
const listeners = new Set<() => void>()
const catalogs = new Map<Language, Catalog>()
/** Those whose texts were needed, and will be in another language too. */
const parts = new Set<string>()

function listen(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The chosen language, else the first of the browser's that there is. */
export function wantedLanguage({ language }: Settings = currentSettings()): Language {
  return language === 'system' ? chooseLanguage(navigator.languages) : language
}

/** Goes over to a language as soon as its texts are there. */
export async function speak(language: Language): Promise<void> {
  wanted = language
  const texts = [loadTexts(language), ...[...parts].map((part) => loadTexts(language, part))]
  // The first view need not wait for what the engine says, which comes later anyway.
  loadTextsOf('engine', { language }).catch(() => {})
  await Promise.all(texts)
  if (wanted !== language) return
  document.documentElement.lang = language
  enter(language)
}

/** Gets texts that are not there from the beginning: a lesson's with its exercise's, by its name, or those of a folder: the `pictures`', the `settings`', the `engine`'s. */
export function loadTextsOf(part: string, { language }: Pick<Speech, 'language'> = speech): Promise<void> {
  parts.add(part)
  return loadTexts(language, part)
}

function enter(language: Language): void {
  speech = { language, locale: localeOf(language), catalog: catalogs.get(language) ?? {} }
  for (const listener of listeners) listener()
}

/** As `speak`, and from now on. */
export function chooseToSpeak(language: Settings['language']): Promise<void> {
  changeSetting('language', language)
  return speak(wantedLanguage())
}

export function currentSpeech(): Speech {
  return speech
}

export function useSpeech(): Speech {
  return useSyncExternalStore(listen, currentSpeech, currentSpeech)
}

function localeOf(language: Language): string {
  const primary = (tag: string) => tag.split('-')[0]
  return navigator.languages.find((tag) => primary(tag) === primary(language)) ?? language
}

/** Without a part, the texts of all views. */
async function loadTexts(language: Language, part?: string): Promise<void> {
  if (language === 'en') return
  const { catalog, partCatalog } = await import('./zh-CN.ts')
  const texts = part === undefined ? catalog : await partCatalog(part)
  catalogs.set(language, { ...catalogs.get(language), ...texts })
  if (speech.language === language) enter(language)
}
