import type { Message } from '../../../contract/message.ts'
import { useText } from '../../language/use-text.ts'
import type { Arrow, Box } from './diagram.ts'
import { diagrams } from './diagrams.ts'
import style from './Drawing.module.css'
import type { DiagramName } from './names.ts'

const WIDTH = 640
/** Between two lines of text. */
const LINE = 16

export function Drawing({ of }: { of: DiagramName }) {
  const t = useText()
  const { height, boxes, arrows, words } = diagrams[of]
  return (
    <figure className={style.figure} data-diagram={of}>
      <div className={style.scroller} tabIndex={0} role="group" aria-label={t`Diagram`}>
        <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
          {boxes.map((box, index) => (
            <BoxShape key={index} {...box} />
          ))}
          {arrows.map((arrow, index) => (
            <ArrowShape key={index} {...arrow} />
          ))}
        </svg>
      </div>
      <figcaption>{t(words)}</figcaption>
    </figure>
  )
}

function useSaid(): (text: Message | string) => string {
  const t = useText()
  return (text) => (typeof text === 'string' ? text : t(text))
}

function BoxShape({ x, y, width, height, title, lines = [], look = 'plain' }: Box) {
  const said = useSaid()
  const middle = x + width / 2
  const first = look === 'host' ? y + 20 : y + height / 2 + 5 - (lines.length * LINE) / 2
  return (
    <g className={`${style.box} ${style[look]}`}>
      <rect x={x} y={y} width={width} height={height} rx="8" />
      <text x={look === 'host' ? x + 14 : middle} y={first} className={style.title}>
        {said(title)}
      </text>
      {lines.map((line, index) => (
        <text key={index} x={middle} y={first + (index + 1) * LINE} className={style.line}>
          {said(line)}
        </text>
      ))}
    </g>
  )
}

function ArrowShape({ points, label, labelAt, look }: Arrow) {
  const said = useSaid()
  const [endX, endY] = points.at(-1) ?? [0, 0]
  const [beforeX, beforeY] = points.at(-2) ?? [0, 0]
  const turn = (Math.atan2(endY - beforeY, endX - beforeX) * 180) / Math.PI
  return (
    <g className={`${style.arrow} ${look ? style[look] : ''}`}>
      <polyline points={points.map((point) => point.join()).join(' ')} />
      <path
        d={look === 'refused' ? 'M-6-6 6 6M6-6-6 6' : 'M-8-5 0 0-8 5'}
        transform={`translate(${endX} ${endY}) rotate(${turn})`}
      />
      {label !== undefined && labelAt && (
        <text x={labelAt[0]} y={labelAt[1]} className={style.line}>
          {said(label)}
        </text>
      )}
    </g>
  )
}
