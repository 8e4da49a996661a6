import { expect, test } from 'vitest'
import type { Case, Kind } from './case.ts'
import { casesTable, exercisesTable, type Result } from './report.ts'

const exercise = { id: 'doors', tasks: [{ id: 'front' }, { id: 'back' }] } as unknown as Case['exercise']
const of = (kind: Kind, name: string, problem?: string, fails: string[] = []): Result => ({
  proof: { exercise, kind, name, fails, prepare: async () => {} },
  seconds: 1.4,
  problem,
})
const results = [
  of('fresh', 'fresh', undefined, ['front', 'back']),
  of('right', 'solutions/lock'),
  of('right', 'solutions/wall', 'back is fail'),
  of('wrong', 'wrong/curtain', undefined, ['back']),
  of('trick', 'tricks/mirror', undefined, ['front', 'back']),
]

test('one row per exercise counts what turned out as it should', () => {
  expect(exercisesTable(results)).toEqual([
    'exercise  as found  right accepted  wrong refused  tricks refused  seconds',
    'doors          1/1             1/2            1/1             1/1        7',
  ])
})

test('one row per case shows which tasks it must fail, and whether it did', () => {
  const rows = casesTable(results)
  expect(rows[1]).toBe('doors: 1 front, 2 back')
  expect(rows).toContain('WRONG solutions/wall  ✓ ✓')
  expect(rows).toContain('ok    wrong/curtain   ✓ ✗')
})
