import { expect, test } from 'vitest'
import { Params, type SeededRandom } from '../../contract/index.ts'
import { drawParams } from './params.ts'

const always = (end: 'lowest' | 'highest'): SeededRandom => ({
  integer: (_label, min, max) => (end === 'lowest' ? min : max),
  pick: (_label, from) => (end === 'lowest' ? from[0] : from.at(-1))!,
})

test.each(['lowest', 'highest'] as const)('the %s draw: names that Docker takes, all different', (end) => {
  const params = drawParams(always(end))
  expect(Params.parse(params)).toEqual(params)
  const names = [params.worker, params.desk, params.twin]
  expect(new Set(names).size).toBe(3)
  for (const name of names) expect(name).toMatch(/^[a-z][a-z-]+$/)
  expect(Number(params.crashCode)).toBeLessThan(125)
})

test('the time that a hang may take is what the hint’s check needs', () => {
  expect(drawParams(always('lowest')).noticeWithin).toBe('8')
  expect(drawParams(always('highest')).noticeWithin).toBe('10')
})
