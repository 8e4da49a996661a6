import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

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
