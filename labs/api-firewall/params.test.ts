import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

test('every draw is a set of parameters that can be used, and the service opens the API', () => {
  for (let seed = 0; seed < 200; seed++) {
    const params = drawParams(randomDouble(seed))
    expect(Params.parse(params)).toEqual(params)
    const [first, port, last] = [params.serviceFirst, params.apiPort, params.serviceLast].map(Number)
    expect(first).toBeLessThanOrEqual(port!)
    expect(last).toBeGreaterThanOrEqual(port!)
    for (const other of [params.plainPort, params.boardPort].map(Number))
      expect(other < first! || other > last!).toBe(true)
    expect(params.tenantName).toMatch(/^[a-z]{2,}$/)
  }
})

test('a neighbour has other ports and another board', () => {
  const [one, other] = [1, 2].map((seed) => drawParams(randomDouble(seed)))
  for (const name of ['apiPort', 'plainPort', 'boardPort', 'boardWord'])
    expect(one?.[name]).not.toBe(other?.[name])
})
