import { readFileSync } from 'node:fs'
import { type Language, chooseLanguage } from '../contract/language.ts'
import { type Catalog, type Message, type MessageValue, isMessage, msg, render } from '../contract/message.ts'

/** Says messages in the reader's language: t(message), or t`Docker runs on ${host}` where it is written. */
export interface Say {
  (message: Message): string
  (strings: TemplateStringsArray, ...values: MessageValue[]): string
}

/** `catalog` is asked each time, so that the language may change. */
export function sayWith(catalog: () => Catalog): Say {
  return (said: Message | TemplateStringsArray, ...values: MessageValue[]) =>
    render(isMessage(said) ? said : msg(said, ...values), catalog())
}

/** The language of whoever sits at a terminal: the first of the variables that is set says it. */
export function terminalLanguage(env: NodeJS.ProcessEnv): Language {
  const tag = [env.BULKHEAD_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG].find(Boolean)
  return chooseLanguage(tag === undefined ? [] : [tag])
}

/** What these folders' catalogs say, all as one. English needs none; a folder may have none. */
export function readCatalogs(language: Language, folders: readonly URL[]): Catalog {
  if (language === 'en') return {}
  return Object.assign(
    {},
    ...folders.map((folder) => readCatalog(new URL(`${language}.json`, folder))),
  ) as Catalog
}

function readCatalog(file: URL): Catalog {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Catalog
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
