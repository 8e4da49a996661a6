import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

test('every draw is a set of parameters that can be used', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const params = Params.parse(drawParams(randomDouble(seed)))
    expect(new Set([params.plain, params.bare, params.holes]).size).toBe(3)
    expect(params.secret).not.toBe(params.vmToken)
  }
})

test('neighbours get other parameters', () => {
  const drawn = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawParams(randomDouble(seed))))
  expect(new Set(drawn).size).toBe(50)
})
