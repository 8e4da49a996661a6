import { useText } from '../language/use-text.ts'
import type { NamespaceRow } from './namespace-rows.ts'
import { kindsOf } from './namespace-texts.ts'

export function NamespaceWords({ rows, more }: { rows: NamespaceRow[]; more: number }) {
  const t = useText()
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{t`Who`}</th>
            <th scope="col">{t`Shares with the host`}</th>
            <th scope="col">{t`Shares with others`}</th>
            <th scope="col">{t`Of its own`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{t`${row.label} (${row.detail})`}</th>
              {row.what === 'host' ? (
                <td colSpan={3}>{t`The others are compared with it.`}</td>
              ) : row.cells.every(({ sharing }) => sharing === 'unknown') ? (
                <td colSpan={3}>{t`Can’t be told.`}</td>
              ) : (
                <>
                  <td>{t(kindsOf(row, ['host', 'home']))}</td>
                  <td>{t(kindsOf(row, ['shared', 'same'], true))}</td>
                  <td>{t(kindsOf(row, ['own']))}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p>{t`${more} further kinds of processes are not listed.`}</p>}
    </>
  )
}
