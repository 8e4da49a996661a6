import ofContract from '../../contract/zh-CN.json' with { type: 'json' }
import { type Language, chooseLanguage } from '../../contract/language.ts'
import { type Catalog, type MessageValue, msg, render } from '../../contract/message.ts'
import chinese from '../zh-CN.json' with { type: 'json' }

/** Says what is written, in the reader's language: t`Go ahead`. */
export type Say = (strings: TemplateStringsArray, ...values: MessageValue[]) => string

/** What the main process says, in the first of the wanted languages that there is. */
export function speechIn(wanted: readonly string[]): { language: Language; t: Say } {
  const language = chooseLanguage(wanted)
  const catalog: Catalog = language === 'en' ? {} : { ...ofContract, ...chinese }
  return { language, t: (strings, ...values) => render(msg(strings, ...values), catalog) }
}
