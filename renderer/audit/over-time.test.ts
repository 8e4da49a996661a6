import { expect, test } from 'vitest'
import type { KeptAudit } from '../../contract/audit/kept.ts'
import type { ItemStatus } from '../../contract/audit/report.ts'
import { MOST_SHOWN, countsOverTime, linesOf, pointsOf } from './over-time.ts'

const audit = (index: number, statuses: Record<string, ItemStatus>): KeptAudit => ({
  id: String(index),
  at: new Date(index * 1000).toISOString(),
  target: {
    asked: { kind: 'docker' },
    name: 'local',
    daemon: 'A',
    engine: '26.1.5',
    system: 'Debian',
    kernel: '6.1',
    cgroup: 2,
    sight: 'api',
    probed: false,
  },
  summary: { pass: 0, fail: 0, attest: 0, error: 0, unsupported: 0 },
  statuses,
})

test('each level has a line of what passes in each audit', () => {
  const counts = countsOverTime([
    audit(1, { K1: 'fail', K2: 'pass', K4: 'unsupported' }),
    audit(2, { K1: 'pass', K2: 'pass', K4: 'fail' }),
  ])
  expect(linesOf(counts)[0]).toEqual({ level: 'K', pass: [1, 2], top: 3 })
  // A level of which nothing is known is drawn, too.
  expect(linesOf(counts)[1]).toEqual({ level: 'H', pass: [0, 0], top: 1 })
})

test('points go from the left to the right, what passes most on top', () => {
  const size = { width: 100, height: 40 }
  expect(pointsOf({ level: 'K', pass: [0, 1, 2], top: 2 }, size)).toEqual([
    { x: 0, y: 40 },
    { x: 50, y: 20 },
    { x: 100, y: 0 },
  ])
  expect(pointsOf({ level: 'K', pass: [1], top: 2 }, size)).toEqual([{ x: 50, y: 20 }])
})

test('the newest are shown', () => {
  const counts = countsOverTime(Array.from({ length: 40 }, (_, index) => audit(index, {})))
  expect(counts).toHaveLength(MOST_SHOWN)
  expect(counts.at(-1)?.id).toBe('39')
})
