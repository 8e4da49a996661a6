import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

test('every draw is a set of parameters that can be used', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const params = Params.parse(drawParams(randomDouble(seed)))
    for (const name of ['service', 'first', 'second']) expect(params[name]).toMatch(/^[a-z]{3,12}$/)
    const ports = [params.port, params.firstPort, params.secondPort].map(Number)
    expect(ports.every((port) => port > 1024 && port < 32768)).toBe(true)
    const distinct = [
      ...ports,
      params.first,
      params.second,
      params.firstUid,
      params.secondUid,
      params.firstNote,
      params.secondNote,
    ]
    expect(new Set(distinct).size).toBe(distinct.length)
    expect(params.scratch).toMatch(/^(\/[a-z]+){1,3}$/)
    // Below Docker's own 64 MiB, so that a default is no answer.
    expect(Number(params.scratchSize)).toBeLessThan(32)
  }
})

test('neighbours get other parameters', () => {
  const drawn = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawParams(randomDouble(seed))))
  expect(new Set(drawn).size).toBe(50)
})
