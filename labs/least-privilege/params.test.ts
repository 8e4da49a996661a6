import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

test('every draw is a set of parameters that can be used', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const params = Params.parse(drawParams(randomDouble(seed)))
    // A container's name, an image's, and above 1024: the lesson says that the port needs no capability.
    expect(params.service).toMatch(/^[a-z]{2,20}$/)
    expect(params.image).toBe(`lab/${params.service}`)
    expect(Number(params.port) > 1024 && Number(params.port) < 32768).toBe(true)
    expect(params.word).toMatch(/^[a-z]+-\d+$/)
  }
})

test('neighbours get other parameters', () => {
  const drawn = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawParams(randomDouble(seed))))
  expect(new Set(drawn).size).toBe(50)
})
