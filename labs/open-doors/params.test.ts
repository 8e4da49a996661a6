import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

test('every draw is a set of parameters that can be used', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const params = Params.parse(drawParams(randomDouble(seed)))
    const { stranger, dashboard, monitor, backup } = params
    expect(new Set([stranger, dashboard, monitor, backup]).size).toBe(4)
    const { apiWord, socketWord, namespacesWord, mountsWord } = params
    expect(new Set([apiWord, socketWord, namespacesWord, mountsWord]).size).toBe(4)
  }
})

test('neighbours get other parameters', () => {
  const drawn = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawParams(randomDouble(seed))))
  expect(new Set(drawn).size).toBe(50)
})
