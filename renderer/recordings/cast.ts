/** Something that a terminal showed, or a new size of it, so many seconds after the recording began. */
export type CastEvent =
  | { at: number; kind: 'output'; text: string }
  | { at: number; kind: 'size'; cols: number; rows: number }

export interface Cast {
  cols: number
  rows: number
  title: string
  events: CastEvent[]
}

/** Reads an asciicast v2 file; lines that are none of what is known are passed over. Throws where it is no such file. */
export function parseCast(text: string): Cast {
  const [head = '', ...lines] = text.split('\n')
  const header = parsed(head) as
    | { version?: unknown; width?: unknown; height?: unknown; title?: unknown }
    | undefined
  const [cols, rows] = [Number(header?.width), Number(header?.height)]
  if (header?.version !== 2 || !(cols > 0) || !(rows > 0)) throw new Error('not an asciicast v2 file')
  const title = typeof header.title === 'string' ? header.title : ''
  return { cols, rows, title, events: lines.flatMap((line) => readEvent(parsed(line))) }
}

function readEvent(value: unknown): CastEvent[] {
  if (!Array.isArray(value)) return []
  const [at, code, data] = value as unknown[]
  if (typeof at !== 'number' || typeof data !== 'string') return []
  if (code === 'o') return [{ at, kind: 'output', text: data }]
  const [, cols, rows] = (code === 'r' && /^(\d+)x(\d+)$/.exec(data)) || []
  return cols && rows ? [{ at, kind: 'size', cols: Number(cols), rows: Number(rows) }] : []
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** When each event comes if no pause is longer than `longest` seconds. */
export function timesOf(events: readonly CastEvent[], longest: number): number[] {
  let [before, time] = [0, 0]
  return events.map(({ at }) => {
    time += Math.min(longest, Math.max(0, at - before))
    before = at
    return time
  })
}
