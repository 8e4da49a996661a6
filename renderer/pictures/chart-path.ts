import type { Point } from './cgroup-meters.ts'

/** Where a chart lies in time and value, and how large it is drawn. */
export interface ChartFrame {
  from: number
  to: number
  top: number
  width: number
  height: number
}

/** Farther apart, two samples say nothing of what was between them, in milliseconds. */
const GAP = 1_500

const round = (value: number) => Math.round(value * 10) / 10

export function xOf(at: number, { from, to, width }: ChartFrame): number {
  return round(((at - from) / Math.max(to - from, 1)) * width)
}

/** Never outside of the drawing, whatever was said. */
export function yOf(value: number, { top, height }: ChartFrame): number {
  const share = top > 0 ? Math.min(Math.max(value / top, 0), 1) : 0
  return round(height - share * height)
}

/**
 * The line of the samples, and on to the present. Over a gap it keeps to one value: the one before (`held`), or the
 * one after, where that is the average over the gap (`averaged`).
 */
export function linePath(
  points: readonly Point[],
  frame: ChartFrame,
  kind: 'held' | 'averaged' = 'held',
): string {
  const parts: string[] = []
  let before: Point | undefined
  for (const point of points) {
    const [x, y] = [xOf(point.at, frame), yOf(point.value, frame)]
    if (!before) parts.push(`M${x} ${y}`)
    else if (point.at - before.at <= GAP) parts.push(`L${x} ${y}`)
    else parts.push(...(kind === 'held' ? [`H${x}`, `V${y}`] : [`V${y}`, `H${x}`]))
    before = point
  }
  if (before && before.at < frame.to) {
    if (kind === 'averaged' && frame.to - before.at > GAP) parts.push(`V${yOf(0, frame)}`)
    parts.push(`H${round(frame.width)}`)
  }
  return parts.join('')
}
