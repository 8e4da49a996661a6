import { expect, test } from 'vitest'
import type { RoomNews } from '../../../contract/class/index.ts'
import { roomAfter } from './room-state.ts'
import { NOW, row } from './testing/rows.ts'

const news = (of: Partial<RoomNews>): RoomNews => ({
  isWhole: false,
  rows: [],
  gone: [],
  now: new Date(NOW).toISOString(),
  ...of,
})

test('what changed takes the place of what was, and nothing else is touched', () => {
  const [ada, ben] = [row({ person: 'ada' }), row({ person: 'ben' })]
  const before = roomAfter(undefined, news({ isWhole: true, rows: [ada, ben] }), NOW)
  const changed = row({ person: 'ben', hints: 2 })
  const after = roomAfter(before, news({ rows: [changed] }), NOW)
  expect([...after.rows.values()]).toEqual([ada, changed])
  expect(after.rows.get('ada')).toBe(ada)
})

test('how long news was under way is no other clock; a clock that was set is one', () => {
  const aheadAfter = (late: number, ahead = 0) => {
    const first = roomAfter(undefined, news({ isWhole: true }), NOW)
    return roomAfter(first, news({ now: new Date(NOW + ahead).toISOString() }), NOW + late).clockAhead
  }
  expect([aheadAfter(0), aheadAfter(1_500), aheadAfter(0, 60_000)]).toEqual([0, 0, 60_000])
})

test('who is gone is gone, and after everything was told anew nobody else is left', () => {
  const first = roomAfter(
    undefined,
    news({ isWhole: true, rows: [row({ person: 'ada' }), row({ person: 'ben' })] }),
    NOW,
  )
  expect([...roomAfter(first, news({ gone: ['ada'] }), NOW).rows.keys()]).toEqual(['ben'])
  const anew = roomAfter(first, news({ isWhole: true, rows: [row({ person: 'cem' })] }), NOW)
  expect([...anew.rows.keys()]).toEqual(['cem'])
})

test('asks, alarms and hosted labs stay until they are told anew; hosted labs may be none', () => {
  const move = { id: 'm', person: 'ada', name: 'Ada', machine: 'laptop', at: new Date(NOW).toISOString() }
  const hosted = { hosts: 1, fits: 9, bound: 'memory', waiting: [], asleep: 0 } as const
  const first = roomAfter(
    undefined,
    news({ isWhole: true, moves: [move], hosted: { ...hosted, waiting: [] } }),
    NOW,
  )
  const next = roomAfter(first, news({}), NOW)
  expect(next.moves).toEqual([move])
  expect(next.hosted?.fits).toBe(9)
  const last = roomAfter(next, news({ moves: [], hosted: null }), NOW)
  expect([last.moves, last.hosted]).toEqual([[], null])
})

test('tells how far the clock of the class is ahead', () => {
  expect(roomAfter(undefined, news({}), NOW - 3_000).clockAhead).toBe(3_000)
})
