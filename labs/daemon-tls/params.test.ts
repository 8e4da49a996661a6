import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

test('every draw is a set of parameters that can be used', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const params = Params.parse(drawParams(randomDouble(seed)))
    const ports = [Number(params.plainPort), Number(params.tlsPort)]
    expect(new Set(ports).size).toBe(2)
    for (const port of ports) expect(port > 1024 && port < 32768).toBe(true)
    expect(params.masterAlias).toMatch(/^[a-z]+\.lab$/)
    expect(params.caName).toMatch(/^[A-Za-z ]+ CA$/)
  }
})

test('neighbours get other parameters', () => {
  const drawn = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawParams(randomDouble(seed))))
  expect(new Set(drawn).size).toBe(50)
})
