import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { Params, type SeededRandom } from '../../contract/index.ts'
import { drawParams } from './params.ts'

function randomDouble(seed: number): SeededRandom {
  const integer = (label: string, min: number, max: number) =>
    min + (createHash('sha256').update(`${seed} ${label}`).digest().readUInt32BE(0) % (max - min + 1))
  return { integer, pick: (label, from) => from[integer(label, 0, from.length - 1)]! }
}

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
