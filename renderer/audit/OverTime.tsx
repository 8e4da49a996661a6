import { useId } from 'react'
import { baselineLevels } from '../../content/baseline/baseline.ts'
import type { KeptAudit } from '../../contract/audit/kept.ts'
import { useText } from '../language/use-text.ts'
import more from '../ui/details.module.css'
import { type LevelLine, countsOverTime, linesOf, pointsOf } from './over-time.ts'
import style from './OverTime.module.css'
import table from './table.module.css'
import { useTime } from './use-time.ts'

const SIZE = { width: 200, height: 48 }

/** How many items pass, level by level, from audit to audit (the oldest first): drawn, and as a table. */
export function OverTime({ audits }: { audits: readonly KeptAudit[] }) {
  const t = useText()
  const time = useTime()
  const counts = countsOverTime(audits)
  const lines = linesOf(counts)
  const titleId = useId()
  return (
    <figure className={style.overTime} aria-labelledby={titleId}>
      <figcaption id={titleId} className={style.title}>
        {t`Items that pass, over ${counts.length} audits`}
      </figcaption>
      <ul className={style.charts}>
        {lines.map((line) => (
          <li key={line.level}>
            <LevelChart line={line} />
          </li>
        ))}
      </ul>
      <details className={more.details}>
        <summary>{t`As a table`}</summary>
        <div
          className={`${table.scroll} ${style.scroll}`}
          tabIndex={0}
          role="group"
          aria-label={t`Items that pass, as a table`}
        >
          <table className={`${table.table} ${style.numbers}`}>
            <thead>
              <tr>
                <th scope="col">{t`Audit`}</th>
                {lines.map(({ level }) => (
                  <th key={level} scope="col">
                    {t(baselineLevels[level])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {counts.toReversed().map(({ id, at, byLevel }) => (
                <tr key={id}>
                  <th scope="row">{time.moment(at)}</th>
                  {byLevel.map(({ level, pass, counts: most }) => (
                    <td key={level}>{t`${pass} of ${most}`}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

function LevelChart({ line }: { line: LevelLine }) {
  const t = useText()
  const points = pointsOf(line, SIZE)
  const [first, last] = [line.pass[0] ?? 0, line.pass.at(-1) ?? 0]
  const name = t(baselineLevels[line.level])
  return (
    <>
      <p className={style.level}>
        <span>{name}</span>
        <span className={style.now}>{t`${last} of ${line.top}`}</span>
      </p>
      <svg
        className={style.chart}
        viewBox={`-4 -4 ${SIZE.width + 8} ${SIZE.height + 8}`}
        role="img"
        aria-label={t`${name}: ${first} of ${line.top} passed in the oldest of these audits, ${last} in the newest.`}
      >
        <path className={style.top} d={`M0 0H${SIZE.width}`} />
        <path className={style.ground} d={`M0 ${SIZE.height}H${SIZE.width}`} />
        <polyline className={style.line} points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {points.map(({ x, y }, index) => (
          <circle key={index} className={style.point} cx={x} cy={y} r={3} />
        ))}
      </svg>
    </>
  )
}
