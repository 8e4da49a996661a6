import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

test('every draw is a set of parameters that can be used', () => {
  for (let seed = 0; seed < 200; seed++) {
    const params = drawParams(randomDouble(seed))
    expect(Params.parse(params)).toEqual(params)
    expect(params.serviceName).not.toBe(params.neighbourName)
    expect(params.bridge!.length).toBeLessThanOrEqual(15)
    expect(params.gateway).toMatch(/^172\.2\d\.\d+\.1$/)
    expect(params.subnet).toBe(params.gateway!.replace(/1$/, '0/24'))
  }
})

test('a neighbour has other numbers', () => {
  const [one, other] = [1, 2].map((seed) => drawParams(randomDouble(seed)))
  for (const name of ['subnet', 'offerPort', 'dropPort', 'adminPort', 'pageWord'])
    expect(one?.[name]).not.toBe(other?.[name])
})
