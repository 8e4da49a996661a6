/** HTML that is safe to write out: made by `html` only, which escapes all that is put in. */
export interface Markup {
  readonly markup: string
}
type Part = Markup | string | number | undefined | readonly Part[]

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function html(texts: TemplateStringsArray, ...parts: Part[]): Markup {
  return { markup: texts.reduce((whole, text, at) => whole + markupOf(parts[at - 1]) + text) }
}

/** Text for people, in which what stands between backticks is code. */
export const prose = (text: string): Markup[] =>
  text.split(/`([^`\n]+)`/).map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))

function markupOf(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'object') return 'markup' in part ? part.markup : part.map(markupOf).join('')
  return String(part).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
}
