import { expect, test } from 'vitest'
import {
  asPlace,
  onePane,
  paneTowards,
  panesOf,
  type Place,
  splitAt,
  withoutPane,
  withSizes,
  withTab,
} from './layout.ts'

const pane = (id: string, tab?: string): Place => ({ kind: 'pane', id, ...(tab && { tab }) })
/** p1 | (p2 over p3) */
const three = splitAt(splitAt(withTab(onePane, 'p1', 'a'), 'p1', 'row', 'b').place, 'p2', 'column', 'c').place

test('a split shares a pane’s room', () => {
  expect(three).toEqual({
    kind: 'split',
    id: 's1',
    along: 'row',
    parts: [
      pane('p1', 'a'),
      { kind: 'split', id: 's2', along: 'column', parts: [pane('p2', 'b'), pane('p3', 'c')] },
    ],
  })
})

test('in the direction of a split a further pane is its neighbour, and all are even again', () => {
  const two = withSizes(splitAt(onePane, 'p1', 'row', 'b').place, 's1', { p1: 70, p2: 30 })
  const { place, pane: added } = splitAt(two, 'p1', 'row', 'c')
  expect(added).toBe('p3')
  expect(place).toMatchObject({ id: 's1', parts: [{ id: 'p1' }, { id: 'p3' }, { id: 'p2' }] })
  expect(place).not.toHaveProperty('sizes')
})

test('a split with one part left is that part; the last pane stays', () => {
  expect(withoutPane(three, 'p2')).toMatchObject({ id: 's1', parts: [{ id: 'p1' }, { id: 'p3' }] })
  expect(withoutPane(withoutPane(three, 'p1'), 'p3')).toEqual(pane('p2', 'b'))
  expect(withoutPane(onePane, 'p1')).toEqual(onePane)
})

test.each([
  ['p1', 'right', 'p3'],
  ['p2', 'left', 'p1'],
  ['p3', 'left', 'p1'],
  ['p2', 'down', 'p3'],
  ['p3', 'up', 'p2'],
  ['p1', 'left', undefined],
  ['p1', 'up', undefined],
  ['p3', 'right', undefined],
] as const)('from %s to the %s: %s', (from, direction, to) => {
  // The middle of p1 looks at the lower one where that is taller.
  const place = withSizes(three, 's2', { p2: 40, p3: 60 })
  expect(paneTowards(place, from, direction)).toBe(to)
})

test('what was stored comes back, and anything else does not', () => {
  const sized = withSizes(three, 's1', { p1: 30, p2: 10, s2: 70 })
  expect(asPlace(JSON.parse(JSON.stringify(sized)))).toMatchObject({ sizes: { p1: 30, s2: 70 } })
  expect(panesOf(asPlace(three)!)).toEqual(panesOf(three))
  for (const value of [null, 1, {}, { id: 's1', parts: [] }, { id: 's1', parts: [onePane, onePane] }]) {
    expect(asPlace(value)).toBeUndefined()
  }
})
