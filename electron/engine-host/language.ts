import { languages } from '../../contract/language.ts'
import ofContract from '../../contract/zh-CN.json' with { type: 'json' }
import { type Say, sayWith } from '../../engine/language.ts'
import ofEngine from '../../engine/zh-CN.json' with { type: 'json' }

/** What the engine asks and tells before there is a window to show it; the main process chose the language. */
export function sayIn(chosen: string | undefined): Say {
  const language = languages.find((known) => known === chosen) ?? 'en'
  const catalog = language === 'en' ? {} : { ...ofContract, ...ofEngine }
  return sayWith(() => catalog)
}
