import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

test('every draw is a set of parameters that can be used, and the pages can be told apart', () => {
  for (let seed = 0; seed < 200; seed++) {
    const params = drawParams(randomDouble(seed))
    expect(Params.parse(params)).toEqual(params)
    expect(params.servicePort).not.toBe(params.adminPort)
    expect(params.pageWord).not.toBe(params.adminWord)
    expect(params.serviceName).toMatch(/^[a-z]{2,}$/)
  }
})

test('a neighbour has other ports and pages', () => {
  const [one, other] = [1, 2].map((seed) => drawParams(randomDouble(seed)))
  for (const name of ['servicePort', 'adminPort', 'pageWord', 'adminWord'])
    expect(one?.[name]).not.toBe(other?.[name])
})
