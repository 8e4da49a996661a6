import { expect, test } from 'vitest'
import { orderAfter } from './use-order.ts'

const wanted = { sort: 'stuck', of: 'doors', version: 0 } as const

test('an order that holds is the very same, also that of nobody: else it would be set without end', () => {
  for (const people of [[], ['a', 'b']]) {
    const kept = orderAfter(undefined, wanted, people)
    expect(orderAfter(kept, wanted, people.toReversed())).toBe(kept)
  }
})

test('nobody changes places; another exercise, another order or a wish for a new one makes it anew', () => {
  const kept = orderAfter(undefined, wanted, ['a', 'b'])
  expect(orderAfter(kept, wanted, ['c', 'b', 'a']).people).toEqual(['a', 'b', 'c'])
  expect(orderAfter(kept, wanted, []).people).toEqual([])
  for (const other of [{ sort: 'name' as const }, { of: 'cves' }, { version: 1 }])
    expect(orderAfter(kept, { ...wanted, ...other }, ['b', 'a']).people).toEqual(['b', 'a'])
})
