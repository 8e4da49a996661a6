import { expect, test } from 'vitest'
import { withReading } from './last-lesson.ts'

const standing = (exercise: string, lastWorkedAt: string | null) => ({
  exercise,
  achieved: [],
  unsupported: [],
  lastWorkedAt,
})
const [before, after] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'] as const

test('a lesson that was read last is what was worked on last', () => {
  const overview = [standing('egress', before), standing('cgroups', null)]
  const times = (last?: { slug: string; at: string }) =>
    withReading(overview, last).map(({ lastWorkedAt }) => lastWorkedAt)
  expect(times()).toEqual([before, null])
  expect(times({ slug: 'cgroups', at: after })).toEqual([before, after])
  expect(times({ slug: 'egress', at: '2025-01-01T00:00:00.000Z' })).toEqual([before, null])
})
