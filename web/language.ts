import { type Language, chooseLanguage } from '../contract/language.ts'
import type { Catalog } from '../contract/message.ts'
import { type Say, readCatalogs, sayWith, terminalLanguage } from '../engine/language.ts'

/** Says things to one reader. */
export interface Speech {
  language: Language
  t: Say
}

const folders = ['contract', 'engine', 'classroom', 'web'].map(
  (folder) => new URL(`../${folder}/`, import.meta.url),
)
const known = new Map<Language, Catalog>()

function speechIn(language: Language): Speech {
  const catalog = known.get(language) ?? readCatalogs(language, folders)
  known.set(language, catalog)
  return { language, t: sayWith(() => catalog) }
}

/** To whoever started the app. */
export const terminalSpeech = (): Speech => speechIn(terminalLanguage(process.env))

/** To whoever sent a request, by its `Accept-Language`. */
export function requestSpeech(header = ''): Speech {
  const wanted = header.split(',').map((range) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice('q='.length)
    return { tag, weight: weight === undefined ? 1 : Number(weight) }
  })
  const best = wanted.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight)
  return speechIn(chooseLanguage(best.map(({ tag }) => tag)))
}
