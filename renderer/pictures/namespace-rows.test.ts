import { expect, test } from 'vitest'
import { render } from '../../contract/message.ts'
import type { NamespaceRow } from './namespace-rows.ts'
import { letterOf, namespaceRows } from './namespace-rows.ts'
import { contained, container, picture, process } from './picture-double.ts'

const web = container(1, 'web')
const db = container(2, 'db')

/** Letter and sharing of every cell, in the order of the columns. */
const cells = (row?: NamespaceRow) =>
  row?.cells.map(({ letter, sharing }) => `${letter} ${sharing}`).join(', ')

const labels = (rows: NamespaceRow[]) => rows.map(({ label }) => render(label))
const detail = (row?: NamespaceRow) => row && render(row.detail)
/** Who else is in a cell's namespace. */
const others = (row: NamespaceRow | undefined, column: number) =>
  row?.cells[column]?.with.map((name) => render(name))

test('an empty lab has the lab host alone', () => {
  const { rows, more } = namespaceRows(picture())
  expect(rows).toHaveLength(1)
  expect(more).toBe(0)
  expect(cells(rows[0])).toBe('A home, A home, A home, A home, A home, A home, A home')
})

test('nothing at all is no reason to fail', () => {
  const { rows } = namespaceRows({ ...picture(), processes: [] })
  expect(labels(rows)).toEqual(['lab host'])
  expect(rows[0]?.cells.every(({ sharing }) => sharing === 'unknown')).toBe(true)
})

test('a container as Docker makes it shares what Docker shares', () => {
  const { rows } = namespaceRows(picture([web]))
  expect(rows.map(({ letter, label }) => `${letter} ${render(label)}`)).toEqual(['A lab host', 'B web'])
  expect(cells(rows[1])).toBe('B own, B own, B own, B own, B own, A host, A host')
  expect(others(rows[0], 5)).toEqual(['web'])
})

test('what two containers share has the letter of the first, and both say so', () => {
  const joined = contained(db)
  joined.namespaces.net = contained(web).namespaces.net
  const { rows } = namespaceRows(picture([web, db], [contained(web), joined]))
  expect(cells(rows[1])).toContain('B own, B own, B shared')
  expect(cells(rows[2])).toContain('C own, C own, B shared')
  expect(others(rows[2], 2)).toEqual(['web'])
})

test('containers stand in the order of their start, whatever the daemon says', () => {
  const { rows } = namespaceRows(picture([db, web]))
  expect(labels(rows)).toEqual(['lab host', 'web', 'db'])
})

test('processes with a namespace of their own have a row, and like ones share it', () => {
  const own = { ...process(1, 0, '').namespaces, mnt: '99' }
  const { rows } = namespaceRows(
    picture(
      [],
      [
        process(20, 1, 'udevd', { namespaces: own }),
        process(21, 20, 'worker', { namespaces: own }),
        process(22, 1, 'plain'),
      ],
    ),
  )
  expect(labels(rows)).toEqual(['lab host', 'udevd'])
  expect(detail(rows[1])).toBe('pid 20 on the lab host and 1 more like it')
  expect(cells(rows[1])).toContain('B own, A home')
})

test('a process that went into a container from the host shares with it', () => {
  const visitor = process(30, 1, 'nsenter', {
    namespaces: { ...process(1, 0, '').namespaces, net: contained(web).namespaces.net },
  })
  const { rows } = namespaceRows(picture([web], [contained(web), visitor]))
  expect(labels(rows)[2]).toBe('nsenter')
  expect(rows[2]?.cells[2]).toMatchObject({ letter: 'B', sharing: 'shared' })
  expect(others(rows[2], 2)).toEqual(['web'])
  expect(rows[1]?.cells[2]).toMatchObject({ letter: 'B', sharing: 'shared' })
  expect(others(rows[1], 2)).toEqual(['nsenter'])
})

test('a process of a container that made one namespace is elsewhere where its container is', () => {
  const further = contained(web, { pid: 40, name: 'unshare' })
  further.namespaces = { ...further.namespaces, uts: '77' }
  const { rows } = namespaceRows(picture([web], [contained(web), further]))
  expect(detail(rows[2])).toBe('pid 40 in web')
  expect(cells(rows[2])).toBe('B same, B same, B same, B same, C own, A host, A host')
})

test('a container that just vanished stays without a guess', () => {
  const { rows } = namespaceRows(picture([web], []))
  expect(detail(rows[1])).toBe('its first process was not found')
  expect(rows[1]?.cells.every(({ sharing, letter }) => sharing === 'unknown' && letter === '?')).toBe(true)
})

test('processes of a container that is no longer listed are left out', () => {
  expect(namespaceRows(picture([], [contained(web)])).rows).toHaveLength(1)
})

test('fifty containers', () => {
  const many = Array.from({ length: 50 }, (_, index) => container(index))
  const { rows } = namespaceRows(picture(many))
  expect(rows).toHaveLength(51)
  expect(rows[50]?.letter).toBe('AY')
  expect(rows[0]?.cells[5]?.with).toHaveLength(50)
})

test('too many processes on their own are counted instead of shown', () => {
  const many = Array.from({ length: 100 }, (_, index) =>
    process(100 + index, 1, 'p', { namespaces: { ...process(1, 0, '').namespaces, mnt: `m${index}` } }),
  )
  const { rows, more } = namespaceRows(picture([], many))
  expect(rows).toHaveLength(41)
  expect(more).toBe(60)
})

test('letters go on after Z', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})
