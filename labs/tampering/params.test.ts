import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

test('ports are apart, and no word is within another', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const params = Params.parse(drawParams(randomDouble(seed)))
    const { port, ownPort, servicePort, intruder = '', token = '', release = '', pageWord = '' } = params
    expect(new Set([port, ownPort, servicePort]).size).toBe(3)
    for (const other of [token, release, pageWord]) expect(other).not.toContain(intruder)
  }
})

test('neighbours get other parameters', () => {
  const drawn = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawParams(randomDouble(seed))))
  expect(new Set(drawn).size).toBe(50)
})
