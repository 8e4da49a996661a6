import type { NamespaceRow } from './namespace-rows.ts'
import { kindsOf } from './namespace-texts.ts'

export function NamespaceWords({ rows, more }: { rows: NamespaceRow[]; more: number }) {
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Shares with the host</th>
            <th scope="col">Shares with others</th>
            <th scope="col">Of its own</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.label} ({row.detail})
              </th>
              {row.what === 'host' ? (
                <td colSpan={3}>The others are compared with it.</td>
              ) : row.cells.every(({ sharing }) => sharing === 'unknown') ? (
                <td colSpan={3}>Can’t be told.</td>
              ) : (
                <>
                  <td>{kindsOf(row, ['host', 'home'])}</td>
                  <td>{kindsOf(row, ['shared', 'same'], true)}</td>
                  <td>{kindsOf(row, ['own'])}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p>{more} further kinds of processes are not listed.</p>}
    </>
  )
}
