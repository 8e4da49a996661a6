/** A place in a lesson that means the same in every language: how far it is through which section. */
export interface Place {
  /** The heading's number; 0 is what stands above the first one. */
  section: number
  /** From 0 to 1. */
  through: number
}

/** `edges`: where the sections begin and where the last one ends, from the top; the first begins at 0. */
export function placeAt(edges: readonly number[], top: number): Place {
  const section = Math.max(
    0,
    edges.slice(0, -1).findLastIndex((edge) => edge <= top),
  )
  const [start = 0, end = start] = edges.slice(section)
  return { section, through: end > start ? Math.min((top - start) / (end - start), 1) : 0 }
}

export function topOf(edges: readonly number[], { section, through }: Place): number {
  const [start = 0, end = start] = edges.slice(Math.min(section, Math.max(edges.length - 2, 0)))
  return start + through * (end - start)
}

/** Of the lesson that scrolls in an element. */
export function edgesIn(scroller: HTMLElement): number[] {
  const origin = scroller.getBoundingClientRect().top - scroller.scrollTop
  const headings = [...scroller.querySelectorAll('h2[id], h3[id]')]
  const tops = headings.map((heading) => heading.getBoundingClientRect().top - origin)
  return [0, ...tops, scroller.scrollHeight]
}

/** What is stored, if it is a place. */
export function storedPlace(text: string | null): Place | undefined {
  try {
    const { section, through } = JSON.parse(text ?? '{}') as Record<string, unknown>
    const isPlace = Number.isInteger(section) && typeof through === 'number' && through >= 0 && through <= 1
    return isPlace ? { section: Number(section), through } : undefined
  } catch {
    return undefined
  }
}
