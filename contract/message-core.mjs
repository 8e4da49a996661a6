/**
 * What messages are made, joined and shown with; message.ts says what they are, and has the rest. Plain JavaScript, because
 * the set-up that comes before Node 24 speaks in messages too.
 * @typedef {import('./message.ts').Catalog} Catalog
 * @typedef {import('./message.ts').Message} Message
 * @typedef {import('./message.ts').MessageValue} MessageValue
 * @typedef {(before: Message, after: Message) => Message} Between
 */

/**
 * A message, written as its English text: msg`Docker runs on ${host}.`
 * @param {TemplateStringsArray} strings
 * @param {MessageValue[]} values
 * @returns {Message}
 */
export function msg(strings, ...values) {
  const text = strings.reduce((before, after, index) => `${before}{${index - 1}}${after}`)
  return values.length > 0 ? { text, values } : { text }
}

const VERBATIM = '{0}'

/**
 * What is no language's: a program's output, a file's name, a number.
 * @param {string | number} value
 * @returns {Message}
 */
export function verbatim(value) {
  return { text: VERBATIM, values: [value] }
}

/**
 * Whether nothing is said.
 * @param {Message} message
 * @returns {boolean}
 */
export function isEmpty({ text, values = [] }) {
  return text === '' || (text === VERBATIM && values[0] === '')
}

/**
 * @param {unknown} value
 * @returns {value is Message}
 */
export function isMessage(value) {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'
}

/**
 * The message in words: those of the catalog where it has them, else English.
 * @param {Message} message
 * @param {Catalog} [catalog]
 * @returns {string}
 */
export function render(message, catalog = {}) {
  return /** @type {string[]} */ (renderParts(message, catalog)).join('')
}

/**
 * As `render`, but what is put in stays apart, for values that are not text, as elements on a page.
 * @template V
 * @param {{ text: string, values?: readonly (MessageValue | V)[] }} message
 * @param {Catalog} [catalog]
 * @returns {(string | V)[]}
 */
export function renderParts({ text, values = [] }, catalog = {}) {
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

/**
 * "a, b, c"
 * @param {readonly MessageValue[]} items
 * @param {Between} [between]
 * @returns {Message}
 */
export function joined(items, between = comma) {
  const said = items.map((item) => (isMessage(item) ? item : verbatim(item)))
  return said.length === 0 ? verbatim('') : said.reduce(between)
}

/** @type {Between} */
export const comma = (before, after) => msg`${before}, ${after}`
/** @type {Between} */
export const semicolon = (before, after) => msg`${before}; ${after}`
/**
 * Sentence after sentence.
 * @type {Between}
 */
export const space = (before, after) => msg`${before} ${after}`
