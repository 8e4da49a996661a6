import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'

test.each([1, 2, 3, 4, 5])(
  'draw %i: names that Docker takes and takings that a shell leaves alone',
  (seed) => {
    const params = drawParams(randomDouble(seed))
    expect(Params.parse(params)).toEqual(params)
    expect(params.till).toMatch(/^[a-z]+-till$/)
    expect(params.vault).not.toBe(params.till)
    expect(params.takings).toMatch(/^\d{4}-[a-z]+$/)
    const port = Number(params.tillPort)
    expect(port).toBeGreaterThanOrEqual(21000)
    expect(port).toBeLessThan(29000)
  },
)

test('another seed, other takings', () => {
  expect(drawParams(randomDouble(1)).takings).not.toBe(drawParams(randomDouble(2)).takings)
})

test('the setup gives the takings to the process and to no file', () => {
  const params = drawParams(randomDouble(1))
  const { master = '' } = setup(params)
  const [line, ...others] = master.split('\n').filter((each) => each.includes(params.takings ?? '?'))
  expect(others).toEqual([])
  expect(line).toMatch(/^timeout .* > \/srv\/till\/drawer'$/)
})
