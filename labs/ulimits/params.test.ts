import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

test('every draw is a set of parameters that can be used', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const params = Params.parse(drawParams(randomDouble(seed)))
    expect(new Set([params.collectorName, params.pageName, params.archiveName]).size).toBe(3)
    // docker exec opens a few files of its own.
    expect(Number(params.softFiles)).toBeGreaterThan(100)
    expect(Number(params.hardFiles)).toBeGreaterThan(Number(params.softFiles))
    expect(Number(params.manyFiles)).toBeGreaterThan(Number(params.hardFiles))
  }
})

test('neighbours get other parameters', () => {
  const drawn = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawParams(randomDouble(seed))))
  expect(new Set(drawn).size).toBe(50)
})
