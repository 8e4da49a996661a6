/**
 * As contract/message.ts, for the set-up that comes before Node 24: what Node 20 can read, and no more than it needs.
 * @typedef {import('../../../contract/message.ts').Message} Message
 * @typedef {import('../../../contract/message.ts').MessageValue} MessageValue
 */

/**
 * @param {TemplateStringsArray} strings
 * @param {MessageValue[]} values
 * @returns {Message}
 */
export function msg(strings, ...values) {
  const text = strings.reduce((before, after, index) => `${before}{${index - 1}}${after}`)
  return values.length > 0 ? { text, values } : { text }
}

/**
 * "a, b, c"
 * @param {readonly MessageValue[]} items
 * @returns {MessageValue}
 */
export function joined(items) {
  return items.length === 0 ? '' : items.reduce((before, after) => msg`${before}, ${after}`)
}

/**
 * @param {Message} message
 * @param {Readonly<Record<string, string>>} catalog
 * @returns {string}
 */
export function render({ text, values = [] }, catalog) {
  return (catalog[text] || text).replace(/\{(\d+)\}/g, (whole, index) => {
    const value = values[Number(index)] ?? whole
    return typeof value === 'object' ? render(value, catalog) : String(value)
  })
}
