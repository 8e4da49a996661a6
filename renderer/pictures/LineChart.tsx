import { useText } from '../language/use-text.ts'
import type { Mark, MarkKind } from './cgroup-history.ts'
import { SPAN } from './cgroup-history.ts'
import type { Meter } from './cgroup-meters.ts'
import { markWords } from './cgroup-meters.ts'
import type { ChartFrame } from './chart-path.ts'
import { linePath, xOf, yOf } from './chart-path.ts'
import style from './LineChart.module.css'

const WIDTH = 220
const HEIGHT = 52
/** Room above the drawing: for marks, and above those for their words. */
const HEAD = 23
/** Room that the longest word needs. */
const WORD_WIDTH = 62

/** Drawn in a square of 8, its middle at 0 0. */
const symbols: Record<MarkKind, string> = {
  killed: 'M-3 -3L3 3M3 -3L-3 3',
  throttled: 'M-2 -3.5V3.5M2 -3.5V3.5',
  refused: 'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0M-2.5 2.5L2.5 -2.5',
}

/** A meter's last minute, its limit, and when the limit was felt. */
export function LineChart({ meter, now }: { meter: Meter; now: number }) {
  const t = useText()
  const frame: ChartFrame = { from: now - SPAN, to: now, top: meter.top, width: WIDTH, height: HEIGHT }
  const line = linePath(meter.points, frame, meter.resource === 'cpu' ? 'averaged' : 'held')
  const limitY = meter.limit === null ? undefined : yOf(meter.limit, frame)
  const start = meter.points[0] ? Math.max(xOf(meter.points[0].at, frame), 0) : 0
  const marks = meter.marks.filter(({ to }) => to >= frame.from)
  return (
    <svg
      className={style.chart}
      viewBox={`0 ${-HEAD} ${WIDTH} ${HEIGHT + HEAD}`}
      role="img"
      aria-label={t(meter.text)}
    >
      <path className={style.ground} d={`M0 ${HEIGHT}H${WIDTH}`} />
      <svg width={WIDTH} height={HEIGHT}>
        {line && <path className={style.area} d={`${line}V${HEIGHT}H${start}Z`} />}
        <path className={style.line} d={line} />
      </svg>
      {limitY !== undefined && <path className={style.limit} d={`M0 ${limitY}H${WIDTH}`} />}
      {marks.map((mark, index) => (
        <Marked key={`${mark.kind} ${mark.from}`} mark={mark} next={marks[index + 1]} frame={frame} />
      ))}
    </svg>
  )
}

function Marked({ mark, next, frame }: { mark: Mark; next?: Mark; frame: ChartFrame }) {
  const t = useText()
  const from = Math.max(xOf(mark.from, frame), 0)
  const to = Math.min(xOf(mark.to, frame), WIDTH - 4)
  const isLate = to > WIDTH - WORD_WIDTH
  // The next one's word may stand on its left side.
  const hasRoom = !next || xOf(next.from, frame) - to > 2 * WORD_WIDTH
  return (
    <g className={style.mark}>
      {to > from && <rect className={style.span} x={from} y={0} width={to - from} height={HEIGHT} />}
      <path className={style.moment} d={`M${to} 0V${HEIGHT}`} />
      <path className={style.symbol} d={symbols[mark.kind]} transform={`translate(${to} -5)`} />
      {hasRoom && (
        <text x={to + (isLate ? 4 : -4)} y={-13} textAnchor={isLate ? 'end' : 'start'}>
          {t(markWords[mark.kind])}
        </text>
      )}
    </g>
  )
}
