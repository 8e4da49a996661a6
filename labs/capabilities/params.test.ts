import { expect, test } from 'vitest'
import { defaultCapabilities } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'
import { needs } from './planted.ts'

const draws = Array.from({ length: 300 }, (_, seed) => drawParams(randomDouble(seed)))

test('the three containers have different names', () => {
  for (const { moreName, lessName, plainName, serviceName } of draws)
    expect(new Set([moreName, lessName, plainName, serviceName]).size).toBe(4)
})

test('one more, one less, and a need that all have', () => {
  for (const { moreCap = '', lessCap = '', need = '' } of draws) {
    expect(defaultCapabilities).not.toContain(moreCap)
    expect(defaultCapabilities).toContain(lessCap)
    expect(defaultCapabilities).toContain(need)
  }
})

test('every need is drawn some time', () => {
  expect(new Set(draws.map(({ need }) => need))).toEqual(new Set(Object.keys(needs)))
})
