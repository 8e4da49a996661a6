import { isEmpty, isMessage, joined, msg, render, verbatim } from './message-core.mjs'

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

export {
  comma,
  isEmpty,
  isMessage,
  joined,
  msg,
  render,
  renderParts,
  semicolon,
  space,
  verbatim,
} from './message-core.mjs'

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
