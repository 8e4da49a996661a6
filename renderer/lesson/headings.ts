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

/** The number, from 1, of the last heading above the reading line, a quarter down the lesson; 0 above the first. */
export function headingRead(headings: readonly Heading[], scroller: HTMLElement): number {
  const line = scroller.getBoundingClientRect().top + scroller.clientHeight / 4
  return (
    headings.findLastIndex(({ id }) => {
      const top = document.getElementById(id)?.getBoundingClientRect().top
      return top !== undefined && top <= line
    }) + 1
  )
}

/** Goes to a heading; the address stays, because its hash names the lesson. */
export function jumpTo(id: string): void {
  const heading = document.getElementById(id)
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}
