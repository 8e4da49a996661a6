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
    expect(params.hogName).toMatch(/^[a-z]{3,}$/)
    expect(params.hogName).not.toBe(params.neighbourName)
    expect(params.greeting).toMatch(/^[a-z]+ no\. \d{4}$/)
    expect(params.cpuShare).toMatch(/^0\.\d\d$/)
    // docker exec alone needs a dozen threads, and 10 to 1000 is what Docker takes as a weight.
    expect(Number(params.pidsLimit)).toBeGreaterThanOrEqual(32)
    expect(Number(params.blkioWeight)).toBeLessThanOrEqual(1000)
    // The kernel's default would be no answer.
    expect(params.blkioWeight).not.toBe('100')
    // What lies in the tmpfs counts as memory; there has to be room for the work beside it.
    expect(Number(params.scratchMb) * 2).toBeLessThan(Number(params.memoryMb))
  }
})

test('neighbours get other parameters', () => {
  const drawn = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawParams(randomDouble(seed))))
  expect(new Set(drawn).size).toBe(50)
})
