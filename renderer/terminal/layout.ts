/** Where terminals stand: one pane, or a split of panes and further splits. Each pane shows one tab. */
export type Place = Pane | Split

export interface Pane {
  kind: 'pane'
  id: string
  /** Key of the tab that it shows. */
  tab?: string
}

export interface Split {
  kind: 'split'
  id: string
  /** `row`: side by side; `column`: one above the other. */
  along: Along
  parts: readonly Place[]
  /** Part's id → its share in percent; even where there is none. */
  sizes?: Readonly<Record<string, number>>
}

export type Along = 'row' | 'column'
export type Direction = 'left' | 'right' | 'up' | 'down'

/** More than these have no room for a prompt. */
export const MAX_PANES = 4

export const onePane: Pane = { kind: 'pane', id: 'p1' }

export function panesOf(place: Place): Pane[] {
  return place.kind === 'pane' ? [place] : place.parts.flatMap(panesOf)
}

function idsOf(place: Place): string[] {
  return place.kind === 'pane' ? [place.id] : [place.id, ...place.parts.flatMap(idsOf)]
}

function freeId(place: Place, letter: 'p' | 's'): string {
  const taken = new Set(idsOf(place))
  let n = 1
  while (taken.has(`${letter}${n}`)) n += 1
  return `${letter}${n}`
}

/** The pane by its id, with another tab or none. */
export function withTab(place: Place, id: string, tab: string | undefined): Place {
  if (place.kind === 'split') return { ...place, parts: place.parts.map((part) => withTab(part, id, tab)) }
  if (place.id !== id) return place
  return { kind: 'pane', id, ...(tab !== undefined && { tab }) }
}

/** A new pane after the one by that id, which shares its room with it. */
export function splitAt(place: Place, id: string, along: Along, tab: string): { place: Place; pane: string } {
  const pane = freeId(place, 'p')
  const added: Pane = { kind: 'pane', id: pane, tab }
  const split = freeId(place, 's')
  const into = (part: Place): Place => {
    if (part.kind === 'pane') {
      return part.id === id ? { kind: 'split', id: split, along, parts: [part, added] } : part
    }
    const at = part.parts.findIndex((inner) => inner.id === id)
    if (at < 0 || part.along !== along) return { ...part, parts: part.parts.map(into) }
    // In the direction of the split that is there already all get the same room.
    return { kind: 'split', id: part.id, along, parts: part.parts.toSpliced(at + 1, 0, added) }
  }
  return { place: into(place), pane }
}

/** Without that pane; the only one stays. What is left of a split with one part is that part. */
export function withoutPane(place: Place, id: string): Place {
  if (place.kind === 'pane') return place
  const parts = place.parts.filter((part) => part.id !== id).map((part) => withoutPane(part, id))
  const [only] = parts
  if (only && parts.length === 1) return only
  if (parts.length === place.parts.length) return { ...place, parts }
  const { kind, id: own, along } = place
  return { kind, id: own, along, parts }
}

export function withSizes(place: Place, split: string, sizes: Readonly<Record<string, number>>): Place {
  if (place.kind === 'pane') return place
  const parts = place.parts.map((part) => withSizes(part, split, sizes))
  return { ...place, parts, ...(place.id === split && { sizes }) }
}

interface Box {
  id: string
  left: number
  top: number
  width: number
  height: number
}

function boxes(place: Place, { left, top, width, height }: Box): Box[] {
  if (place.kind === 'pane') return [{ id: place.id, left, top, width, height }]
  const { sizes, parts, along } = place
  let before = 0
  return parts.flatMap((part) => {
    const share = (sizes?.[part.id] ?? 100 / parts.length) / 100
    const start = before
    before += share
    return boxes(
      part,
      along === 'row'
        ? { id: part.id, left: left + start * width, top, width: share * width, height }
        : { id: part.id, left, top: top + start * height, width, height: share * height },
    )
  })
}

/** The pane that one sees in that direction from the middle of another. */
export function paneTowards(place: Place, from: string, direction: Direction): string | undefined {
  const all = boxes(place, { id: '', left: 0, top: 0, width: 1, height: 1 })
  const here = all.find(({ id }) => id === from)
  if (!here) return undefined
  const step = 0.001
  const x = { left: here.left - step, right: here.left + here.width + step }
  const y = { up: here.top - step, down: here.top + here.height + step }
  const pointX = direction === 'left' || direction === 'right' ? x[direction] : here.left + here.width / 2
  const pointY = direction === 'up' || direction === 'down' ? y[direction] : here.top + here.height / 2
  return all.find(
    ({ left, top, width, height }) =>
      pointX >= left && pointX < left + width && pointY >= top && pointY < top + height,
  )?.id
}

/** With other names for the tabs; those that get none are shown no more. */
export function withTabs(place: Place, rename: (tab: string) => string | undefined): Place {
  return panesOf(place).reduce(
    (before, { id, tab }) => (tab === undefined ? before : withTab(before, id, rename(tab))),
    place,
  )
}

/** A place as it was stored, if it is one. */
export function asPlace(value: unknown): Place | undefined {
  const place = readPlace(value)
  if (!place || panesOf(place).length > MAX_PANES) return undefined
  const ids = idsOf(place)
  return new Set(ids).size === ids.length ? place : undefined
}

function readPlace(value: unknown): Place | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') {
    return undefined
  }
  const { id } = value
  if ('parts' in value && Array.isArray(value.parts)) {
    const parts = value.parts.map(readPlace)
    if (parts.length < 2 || !parts.every((part) => part !== undefined)) return undefined
    const along = 'along' in value && value.along === 'column' ? 'column' : 'row'
    const sizes = 'sizes' in value ? readSizes(value.sizes, parts) : undefined
    return { kind: 'split', id, along, parts, ...(sizes && { sizes }) }
  }
  const tab = 'tab' in value && typeof value.tab === 'string' ? { tab: value.tab } : {}
  return { kind: 'pane', id, ...tab }
}

function readSizes(value: unknown, parts: readonly Place[]): Record<string, number> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const given = new Map<string, unknown>(Object.entries(value))
  const sizes = parts.map(({ id }) => [id, given.get(id)] as const)
  return sizes.every((size): size is readonly [string, number] => Number(size[1]) > 0)
    ? Object.fromEntries(sizes)
    : undefined
}
