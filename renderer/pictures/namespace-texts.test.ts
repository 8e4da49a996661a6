import { expect, test } from 'vitest'
import { render, verbatim } from '../../contract/message.ts'
import { namespaceRows } from './namespace-rows.ts'
import { kindsOf, listed, tellCell } from './namespace-texts.ts'
import { contained, container, picture } from './picture-double.ts'

const web = container(1, 'web')
const db = container(2, 'db')

function told(rowIndex: number, columnIndex: number, given = picture([web, db])) {
  const row = namespaceRows(given).rows[rowIndex]!
  return render(tellCell(row, row.cells[columnIndex]!))
}

test('says who shares a namespace, and its inode', () => {
  expect(told(0, 0)).toBe('lab host (systemd, pid 1), mnt namespace 3. The lab host’s, and only its.')
  expect(told(0, 5)).toContain('user namespace 6. The lab host’s. In it too: web and db.')
  expect(told(0, 5, picture([web]))).toContain('In it too: web.')
  expect(told(1, 0)).toContain('mnt namespace 1001-mnt. Its own: nobody from elsewhere is in it.')
  expect(told(1, 5)).toContain('Shared with the host. In it too: lab host and db.')
})

test('says what two containers share', () => {
  const joined = contained(db)
  joined.namespaces.net = contained(web).namespaces.net
  const both = picture([web, db], [contained(web), joined])
  expect(told(1, 2, both)).toContain('Shared with db.')
  const { rows } = namespaceRows(both)
  const kinds = (...asked: Parameters<typeof kindsOf>) => render(kindsOf(...asked))
  expect(kinds(rows[1]!, ['shared'], true)).toBe('net (with db)')
  expect(kinds(rows[1]!, ['host'])).toBe('user, cgroup')
  expect(kinds(rows[0]!, ['shared'])).toBe('none')
})

test('guesses nothing about a container that just vanished', () => {
  expect(told(1, 0, picture([web], []))).toBe('web: its first process was not found. It may just have ended.')
})

test('lists names without end shortly', () => {
  const names = (given: string[]) => render(listed(given.map(verbatim), 3))
  expect(names([])).toBe('nobody')
  expect(names(['a'])).toBe('a')
  expect(names(['a', 'b', 'c'])).toBe('a, b and c')
  expect(names(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more')
})
