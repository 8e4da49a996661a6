import { expect, test } from 'vitest'
import { placeAt, storedPlace, topOf } from './place.ts'

const english = [0, 100, 300, 700]
const chinese = [0, 80, 200, 500]

test.each([
  [0, 0],
  [50, 40],
  [100, 80],
  [200, 140],
  [700, 500],
])('%i pixels down is the same place as %i in another language', (before, after) => {
  expect(topOf(chinese, placeAt(english, before))).toBe(after)
})

test('a lesson without headings is one section', () => {
  expect(placeAt([0, 400], 100)).toEqual({ section: 0, through: 0.25 })
})

test('a section that there isn’t is the last one, and nothing is the top', () => {
  expect(topOf(english, { section: 9, through: 0.5 })).toBe(500)
  expect(topOf([0], { section: 2, through: 0.5 })).toBe(0)
  expect(placeAt([0, 0], 0)).toEqual({ section: 0, through: 0 })
})

test('what is stored is a place or nothing', () => {
  expect(storedPlace('{"section":2,"through":0.5}')).toEqual({ section: 2, through: 0.5 })
  for (const other of [
    null,
    '',
    '7',
    '{"section":2}',
    '{"section":1.5,"through":0}',
    '{"section":1,"through":2}',
  ])
    expect(storedPlace(other)).toBeUndefined()
})
