import { expect, test } from 'vitest'
import { cves } from '../../content/cves.ts'
import { type Catalog, msg, render } from '../../contract/message.ts'
import { filterCves, noFilter, yearsOf } from './filter-cves.ts'

const ids = (filter: Partial<typeof noFilter>, catalog: Catalog = {}) =>
  filterCves(cves, { ...noFilter, ...filter }, (message) => render(message, catalog)).map(({ id }) => id)

test('without a filter all are there', () => {
  expect(ids({})).toHaveLength(cves.length)
})

test('filters go together', () => {
  expect(ids({ component: 'runc', year: '2019' })).toEqual(['CVE-2019-16884', 'CVE-2019-5736'])
  expect(ids({ component: 'runc', year: '2019', kind: 'code execution' })).toEqual(['CVE-2019-5736'])
})

test('every word has to be somewhere, in any order and case', () => {
  expect(ids({ text: 'DOCKER cp link' })).toContain('CVE-2018-15664')
  expect(ids({ text: 'cve-2024-21626' })).toEqual(['CVE-2024-21626'])
  expect(ids({ text: '1.7.27' })).toEqual(['CVE-2024-40635'])
  expect(ids({ text: 'nothing like it' })).toEqual([])
})

test('words are looked for in the reader’s language', () => {
  const catalog = { [msg`A container overwrites runc itself`.text]: '容器覆盖了 runc 本身' }
  expect(ids({ text: '覆盖了 runc' }, catalog)).toEqual(['CVE-2019-5736'])
  expect(ids({ text: '覆盖了 runc' })).toEqual([])
})

test('years are those of publishing, not of the number', () => {
  expect(yearsOf(cves)[0]).toBe('2026')
  expect(ids({ year: '2019' })).toContain('CVE-2018-15664')
})
