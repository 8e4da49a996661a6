import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

test('neighbours get other parameters', () => {
  const drawn = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawParams(randomDouble(seed))))
  expect(new Set(drawn).size).toBe(50)
})

test('every draw is a set of parameters that can be used', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const params = Params.parse(drawParams(randomDouble(seed)))
    const { crew = '', twin, otherTwin, lender, mute, lent = '', kept = '', hiddenAddress } = params
    expect(new Set([twin, otherTwin, lender, mute])).toEqual(new Set(crew.split(', ')))
    expect(new Set([...lent.split(' + '), kept])).toEqual(new Set(['ipc', 'net', 'pid']))
    expect(hiddenAddress).toMatch(/^10(\.\d{1,3}){3}$/)
    const ports = [params.pagePort, params.clockPort, params.notebookPort]
    expect(new Set(ports).size).toBe(3)
  }
})
