import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { allCalls, familyOf } from './families.ts'
import { drawParams } from './params.ts'

test('every draw is a set of parameters that can be used', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const params = Params.parse(drawParams(randomDouble(seed)))
    expect(params.image).toBe(`lab/${params.service}`)
    expect(Number(params.port) > 1024 && Number(params.port) < 32768).toBe(true)
    expect(params.word).toMatch(/^[a-z]+-\d+$/)
    expect(params.profile).toMatch(/^\/etc\/[a-z]+\/[a-z]+\.json$/)
    const calls = JSON.parse(`[${params.calls}]`) as string[]
    expect(calls).toEqual([
      ...allCalls(familyOf('modes')),
      ...allCalls(familyOf(params.first)),
      ...allCalls(familyOf(params.second)),
    ])
    expect(calls).toEqual(expect.arrayContaining(JSON.parse(`[${params.callsOf32}]`)))
    expect(params.callsOf32).not.toBe('')
  }
})

test('neighbours get other parameters', () => {
  const drawn = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawParams(randomDouble(seed))))
  expect(new Set(drawn).size).toBe(50)
  expect(new Set(drawn.map((each) => JSON.parse(each).calls)).size).toBeGreaterThan(4)
})
