import { expect, test } from 'vitest'
import { seededRandom } from './random.ts'

test('the same seed and label always give the same value, also in another version of this program', () => {
  expect(seededRandom('abc').integer('port', 23000, 23999)).toBe(
    seededRandom('abc').integer('port', 23000, 23999),
  )
  expect(seededRandom('abc').integer('port', 0, 1_000_000)).toBe(282523)
})

test('seed and label both matter, and where one ends can not be confused with where the other begins', () => {
  const wide = (seed: string, label: string) => seededRandom(seed).integer(label, 0, 2 ** 48)
  const values = [wide('a', 'bc'), wide('ab', 'c'), wide('abc', ''), wide('a', 'b'), wide('b', 'bc')]
  expect(new Set(values).size).toBe(values.length)
})

test('both ends of the range are drawn, and nothing outside', () => {
  const drawn = new Set(
    Array.from({ length: 200 }, (_, index) => seededRandom(`s${index}`).integer('die', 1, 6)),
  )
  expect(drawn).toEqual(new Set([1, 2, 3, 4, 5, 6]))
})

test('pick reaches every element', () => {
  const birds = ['heron', 'kestrel', 'plover'] as const
  const drawn = new Set(
    Array.from({ length: 100 }, (_, index) => seededRandom(`s${index}`).pick('bird', birds)),
  )
  expect(drawn.size).toBe(3)
})

test('an empty range is refused', () => {
  expect(() => seededRandom('a').pick('bird', [])).toThrow(RangeError)
  expect(() => seededRandom('a').integer('n', 2, 1)).toThrow(RangeError)
  expect(() => seededRandom('a').integer('n', 0.5, 1)).toThrow(RangeError)
})
