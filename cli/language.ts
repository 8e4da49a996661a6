import { readdirSync } from 'node:fs'
import { type Language, languages } from '../contract/language.ts'
import type { Catalog } from '../contract/message.ts'
import { readCatalogs, sayWith, terminalLanguage } from '../engine/language.ts'

const folderOf = (path: string) => new URL(`../${path}/`, import.meta.url)

let spoken: Language = 'en'
let catalog: Catalog = {}

/** Says messages in the chosen language; English until `speak` was called. */
export const t = sayWith(() => catalog)

export const currentCatalog = (): Catalog => catalog
export const currentLanguage = (): Language => spoken

/** From now on everything is said in this language. */
export function speak(language: Language): void {
  spoken = language
  catalog =
    language === 'en'
      ? {}
      : readCatalogs(
          language,
          [
            'contract',
            'content/baseline',
            'audit',
            'audit/formats',
            'engine',
            'classroom',
            'web',
            'cli',
            ...labs(),
          ].map(folderOf),
        )
}

/** They say something too: titles, what a check found, what an attempt tried. */
function labs(): string[] {
  return readdirSync(folderOf('labs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `labs/${name}`)
}

/** The language that is wanted: by --lang, which may stand anywhere before a `--`, else by the environment. */
export function wantedLanguage(argv: readonly string[], env: NodeJS.ProcessEnv): Language {
  const end = argv.indexOf('--')
  const ours = end < 0 ? argv : argv.slice(0, end)
  const given = ours.flatMap((word, at) => {
    if (word === '--lang') return ours[at + 1] ?? []
    return word.startsWith('--lang=') ? word.slice('--lang='.length) : []
  })
  return languages.find((language) => language === given.at(-1)) ?? terminalLanguage(env)
}
