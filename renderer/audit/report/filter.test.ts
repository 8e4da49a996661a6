import { expect, test } from 'vitest'
import type { ItemStatus } from '../../../contract/audit/report.ts'
import { filtered, levelNamed, toggled } from './filter.ts'

const items: { id: string; status: ItemStatus }[] = [
  { id: 'K1', status: 'pass' },
  { id: 'K2', status: 'fail' },
  { id: 'C1', status: 'fail' },
]
const ids = (filter: Parameters<typeof filtered>[1]) => filtered(items, filter).map(({ id }) => id)

test('items are chosen by status and level', () => {
  expect(ids({ statuses: [] })).toEqual(['K1', 'K2', 'C1'])
  expect(ids({ statuses: ['fail'] })).toEqual(['K2', 'C1'])
  expect(ids({ statuses: ['fail', 'pass'], level: 'K' })).toEqual(['K1', 'K2'])
  expect(ids({ statuses: ['attest'], level: 'C' })).toEqual([])
})

test('a status is chosen, and chosen no longer', () => {
  expect(toggled([], 'fail')).toEqual(['fail'])
  expect(toggled(['fail', 'pass'], 'fail')).toEqual(['pass'])
})

test('a level that there is none of is none', () => {
  expect(levelNamed('K')).toBe('K')
  expect(levelNamed('')).toBeUndefined()
})
