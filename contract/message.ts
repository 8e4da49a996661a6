/**
 * Something that is said to a person, in no language yet: the English text with `{0}`, `{1}` … for what is put in.
 * It travels and is kept like this; whoever shows it renders it in the reader's language. Values that are messages
 * are translated too, strings and numbers stay as they are. Its schema is in message-schema.ts.
 */
export interface Message {
  text: string
  values?: readonly MessageValue[]
}
export type MessageValue = string | number | Message

/** The English texts of one language's messages, each with its translation. */
export type Catalog = Readonly<Record<string, string>>

/** A message, written as its English text: msg`Docker runs on ${host}.` */
export function msg(strings: TemplateStringsArray, ...values: MessageValue[]): Message {
  const text = strings.reduce((before, after, index) => `${before}{${index - 1}}${after}`)
  return values.length > 0 ? { text, values } : { text }
}

const VERBATIM = '{0}'

/** What is no language's: a program's output, a file's name, a number. */
export function verbatim(value: string | number): Message {
  return { text: VERBATIM, values: [value] }
}

/** Whether nothing is said. */
export function isEmpty({ text, values = [] }: Message): boolean {
  return text === '' || (text === VERBATIM && values[0] === '')
}

/** The message in words: those of the catalog where it has them, else English. */
export function render(message: Message, catalog: Catalog = {}): string {
  return renderParts<never>(message, catalog).join('')
}

/** As `render`, but what is put in stays apart, for values that are not text, as elements on a page. */
export function renderParts<V>(
  { text, values = [] }: { text: string; values?: readonly (MessageValue | V)[] },
  catalog: Catalog = {},
): (string | V)[] {
  // Of what a catalog inherits, nothing is a translation.
  const known = text !== VERBATIM && Object.hasOwn(catalog, text)
  const words = (known && catalog[text]) || text
  return words.split(/\{(\d+)\}/).map((part, index) => {
    // Between the words stand the numbers of the values.
    const value = index % 2 === 1 ? values[Number(part)] : part
    if (value === undefined) return `{${part}}`
    if (typeof value === 'number') return String(value)
    return isMessage(value) ? render(value, catalog) : value
  })
}

export function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'
}

/** Each message in words, at any depth of a value; for what is published as plain text. */
export type Rendered<T> = T extends Message
  ? string
  : T extends readonly (infer Item)[]
    ? Rendered<Item>[]
    : T extends object
      ? { [Key in keyof T]: Rendered<T[Key]> }
      : T

export function renderAll<T>(value: T, catalog: Catalog = {}): Rendered<T> {
  if (isMessage(value)) return render(value, catalog) as Rendered<T>
  if (Array.isArray(value)) return value.map((item: unknown) => renderAll(item, catalog)) as Rendered<T>
  if (typeof value !== 'object' || value === null) return value as Rendered<T>
  const entries = Object.entries(value).map(([key, item]) => [key, renderAll(item, catalog)])
  return Object.fromEntries(entries) as Rendered<T>
}

/** "a, b and c", each once. Same words are one, also where they are messages. */
export function listOf(items: readonly MessageValue[]): Message {
  const said = items.map((item) => (isMessage(item) ? item : verbatim(item)))
  const [last, ...before] = [...new Map(said.map((item) => [render(item), item])).values()].toReversed()
  if (last === undefined) return verbatim('')
  const rest = joined(before.toReversed())
  return isEmpty(rest) ? last : msg`${rest} and ${last}`
}

/** "a, b, c" */
export function joined(items: readonly MessageValue[], between: Between = comma): Message {
  const said = items.map((item) => (isMessage(item) ? item : verbatim(item)))
  return said.length === 0 ? verbatim('') : said.reduce(between)
}

type Between = (before: Message, after: Message) => Message
export const comma: Between = (before, after) => msg`${before}, ${after}`
export const semicolon: Between = (before, after) => msg`${before}; ${after}`
/** Sentence after sentence. */
export const space: Between = (before, after) => msg`${before} ${after}`
