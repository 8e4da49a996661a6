import { readFileSync } from 'node:fs'
import { type Catalog, type Message, isMessage, render } from '../../contract/index.ts'

/** What an exercise can say in Chinese: what is its own, what all share, and what the audit says. `beside` is a file in its folder. */
export function chineseOf(beside: string): Catalog {
  const catalogs = [
    './zh-CN.json',
    '../shared/zh-CN.json',
    '../../contract/zh-CN.json',
    '../../audit/zh-CN.json',
    '../../content/baseline/zh-CN.json',
  ]
  return Object.assign(
    {},
    ...catalogs.map((path) => JSON.parse(readFileSync(new URL(path, beside), 'utf8')) as Catalog),
  ) as Catalog
}

/** Two words of English prose in a row, which data seldom is. */
const PROSE =
  /(?<![\w/.=-])(?:the|is|are|was|does|not|no|of|to|from|for|with|and|its?|has|have|may|nobody|nothing) [a-z]{2,}/

/**
 * The English that a reader of Chinese would still find in a value, at any depth: messages without a translation, and
 * prose that was put into one as if it were data. What was said verbatim, as a program's output, stays.
 */
export function untranslatedIn(value: unknown, catalog: Catalog): string[] {
  if (isMessage(value)) return inMessage(value, catalog)
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((part) => untranslatedIn(part, catalog))
}

function inMessage(message: Message, catalog: Catalog): string[] {
  const { text, values = [] } = message
  if (text === '{0}') return isMessage(values[0]) ? inMessage(values[0], catalog) : []
  if (text !== '' && !catalog[text]) return [text]
  return values.flatMap((value) => {
    if (isMessage(value)) return inMessage(value, catalog)
    return PROSE.test(String(value)) ? [`${value} (in: ${render(message)})`] : []
  })
}
