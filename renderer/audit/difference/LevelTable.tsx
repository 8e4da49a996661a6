import { baselineLevels } from '../../../content/baseline/baseline.ts'
import { useText } from '../../language/use-text.ts'
import table from '../table.module.css'
import style from './LevelTable.module.css'
import type { LevelDifference } from './per-level.ts'

/** Level by level: bars to the left for what became worse, to the right for what became better, and the numbers. */
export function LevelTable({ levels }: { levels: readonly LevelDifference[] }) {
  const t = useText()
  const most = Math.max(1, ...levels.flatMap(({ better, worse }) => [better, worse]))
  return (
    <div className={table.scroll} tabIndex={0} role="group" aria-label={t`What changed, level by level`}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t`Level`}</th>
            <td aria-hidden="true" />
            <th scope="col">{t`Better`}</th>
            <th scope="col">{t`Worse`}</th>
            <th scope="col">{t`Otherwise`}</th>
            <th scope="col">{t`Findings gone`}</th>
            <th scope="col">{t`Findings added`}</th>
          </tr>
        </thead>
        <tbody>
          {levels.map(({ level, better, worse, other, gone, added }) => (
            <tr key={level}>
              <th scope="row">{t(baselineLevels[level])}</th>
              <td aria-hidden="true" className={style.bars}>
                <svg viewBox="-50 0 100 12" preserveAspectRatio="none">
                  <rect
                    className={style.worse}
                    x={(-48 * worse) / most}
                    y="2"
                    width={(48 * worse) / most}
                    height="8"
                  />
                  <rect className={style.better} x="0" y="2" width={(48 * better) / most} height="8" />
                  <path d="M0 0V12" />
                </svg>
              </td>
              {[better, worse, other, gone, added].map((count, index) => (
                <td key={index}>{count}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
