import { expect, test } from 'vitest'
import { hashOf, routeOf } from '../navigation/route.ts'
import { atOfDifference, placeOf } from './place.ts'

const one = '0b0e7c5e-3c3a-4a43-9d8e-0c8f4f0b7a11'
const two = '7f8f5f0e-9a8b-4c4d-8e2f-1a2b3c4d5e6f'

test.each([
  [undefined, { kind: 'start' }],
  ['', { kind: 'start' }],
  ['K5', { kind: 'start' }],
  [one, { kind: 'report', id: one }],
  [`${one}..${two}`, { kind: 'difference', before: one, after: two }],
  [`${one}..`, { kind: 'start' }],
  [`${one}..${two}..${one}`, { kind: 'start' }],
])('%s', (at, place) => {
  expect(placeOf(at)).toEqual(place)
})

test('an address leads back to where it came from', () => {
  const route = { view: 'audit', at: atOfDifference(one, two) } as const
  expect(routeOf(hashOf(route))).toEqual(route)
})
