import { expect, test } from 'vitest'
import type { TimelineEntry } from '../../../contract/class/index.ts'
import { mergeEntries, renewed } from './merge-entries.ts'

const AT = '2026-11-22T12:00:00.000Z'
const entries = (...reports: string[]): TimelineEntry[] =>
  reports.map((report) => ({
    ...{ report, kind: 'solution', exercise: 'doors', at: AT, receivedAt: AT, what: '', score: null },
  }))

test('each report once, the newest first', () => {
  expect(mergeEntries(entries('d', 'c'), entries('c', 'b'))).toEqual(entries('d', 'c', 'b'))
})

test('what is new stands above what was known, and how far that goes stays', () => {
  const before = { entries: entries('c', 'b', 'a'), isEnd: true }
  expect(renewed(before, { entries: entries('d', 'c'), isEnd: false })).toEqual({
    entries: entries('d', 'c', 'b', 'a'),
    isEnd: true,
  })
  expect(renewed(undefined, { entries: entries('d'), isEnd: false }).isEnd).toBe(false)
})

test('where more came than one page has, nothing between is left out unseen', () => {
  const page = { entries: entries('z', 'y'), isEnd: false }
  expect(renewed({ entries: entries('b', 'a'), isEnd: true }, page)).toEqual(page)
})
