import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

test('every draw is a set of parameters that can be used', () => {
  for (let seed = 0; seed < 200; seed++) {
    const params = drawParams(randomDouble(seed))
    expect(Params.parse(params)).toEqual(params)
    expect(params.tillName).not.toBe(params.courierName)
    expect(params.logRoot).toMatch(/^\/var\/log\/[a-z]+$/)
  }
})

test('a neighbour has other ports', () => {
  const [one, other] = [1, 2].map((seed) => drawParams(randomDouble(seed)))
  for (const name of ['tillPort', 'courierPort', 'logPort']) expect(one?.[name]).not.toBe(other?.[name])
})
