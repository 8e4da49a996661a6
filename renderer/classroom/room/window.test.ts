import { expect, test } from 'vitest'
import { rowsThere, scrollFor } from './window.ts'

const seen = { top: 1000, height: 200 }

test('of a thousand rows those that are seen are there, and some beyond', () => {
  const there = rowsThere(seen, 40, 1000, undefined)
  expect(there).toContain(25)
  expect(there).toContain(29)
  expect(there.length).toBeLessThan(30)
})

test('the one with the focus stays there, in its place', () => {
  expect(rowsThere(seen, 40, 1000, 2)[0]).toBe(2)
  expect(rowsThere(seen, 40, 1000, 900).at(-1)).toBe(900)
  expect(rowsThere(seen, 40, 10, 900)).not.toContain(900)
})

test('no rows are asked for beyond the end', () => {
  expect(rowsThere({ top: 0, height: 400 }, 40, 3, undefined)).toEqual([0, 1, 2])
  expect(rowsThere({ top: 0, height: 400 }, 40, 0, undefined)).toEqual([])
})

test('scrolls as far as needed, and not where it is seen', () => {
  expect(scrollFor(seen, 40, 26)).toBe(1000)
  expect(scrollFor(seen, 40, 10)).toBe(400)
  expect(scrollFor(seen, 40, 40)).toBe(1440)
})
