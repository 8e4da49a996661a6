import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

test('neighbours get other parameters', () => {
  const drawn = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawParams(randomDouble(seed))))
  expect(new Set(drawn).size).toBe(50)
})

test('every draw is a set of parameters that can be used', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const { registryPort, image = '', repository = '' } = Params.parse(drawParams(randomDouble(seed)))
    expect(image).toBe(`127.0.0.1:${registryPort}/${repository}`)
    expect(repository).toMatch(/^[a-z]+\/[a-z]+$/)
  }
})
