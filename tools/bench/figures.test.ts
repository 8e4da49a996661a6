import { expect, test } from 'vitest'
import { atMost, type Figure, median, percentile, ratioAtLeast, ratioAtMost, resultOf } from './figures.ts'

test('the median lies in the middle, between two where their number is even', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([7])).toBe(7)
})

test('a percentile is one of the samples', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(percentile(hundred, 0.95)).toBe(95)
  expect(percentile([1, 2, 3], 0.95)).toBe(3)
  expect(percentile([5], 0.95)).toBe(5)
})

const figure = (targets: Figure['targets'], samples = [10, 30, 20]): Figure => ({
  what: 'a figure',
  unit: 'ms',
  by: 'median',
  samples,
  baseline: { what: 'a baseline', samples: [10, 10] },
  targets,
})

test('every target counts, of the value as of the ratio, and a limit itself is reached', () => {
  expect(resultOf(figure([atMost(20), ratioAtMost(2)]))).toEqual({
    value: 20,
    baselineValue: 10,
    ratio: 2,
    verdict: 'reached',
  })
  expect(resultOf(figure([atMost(19)])).verdict).toBe('missed')
  expect(resultOf(figure([atMost(20), ratioAtLeast(2.1)])).verdict).toBe('missed')
  expect(resultOf(figure([])).verdict).toBeUndefined()
})

test('nothing measured reaches nothing', () => {
  expect(resultOf(figure([atMost(20)], [])).verdict).toBe('missed')
  expect(resultOf({ ...figure([ratioAtMost(9)]), baseline: undefined }).verdict).toBe('missed')
})
