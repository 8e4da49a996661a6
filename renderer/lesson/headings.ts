/** A heading's anchor: its words in lower case with hyphens, parameters by their names. */
export function headingId(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

export interface Heading {
  id: string
  text: string
  level: 2 | 3
}

/** The headings of a shown lesson, in order. */
export function headingsIn(article: HTMLElement): Heading[] {
  return [...article.querySelectorAll<HTMLElement>('h2[id], h3[id]')].map((element) => ({
    id: element.id,
    text: element.textContent ?? '',
    level: element.tagName === 'H2' ? 2 : 3,
  }))
}

/** Goes to a heading; the address stays, because its hash names the lesson. */
export function jumpTo(id: string): void {
  const heading = document.getElementById(id)
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}
