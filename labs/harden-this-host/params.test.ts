import { expect, test } from 'vitest'
import { AuditPolicy } from '../../contract/audit/index.ts'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'
import { housePolicy } from './planted.ts'

test('every draw is a set of parameters that can be used, each port another one', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const params = Params.parse(drawParams(randomDouble(seed)))
    const ports = Object.entries(params)
      .filter(([name]) => name.endsWith('Port'))
      .map(([, port]) => Number(port))
    expect(new Set(ports).size).toBe(ports.length)
    expect(Math.min(...ports)).toBeGreaterThan(1023)
  }
})

test('neighbours get other parameters', () => {
  const drawn = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawParams(randomDouble(seed))))
  expect(new Set(drawn).size).toBe(50)
})

test('the house’s policy is one that an audit takes', () => {
  const policy = housePolicy(drawParams(randomDouble(1)))
  expect(AuditPolicy.parse(policy)).toEqual(policy)
  expect(policy.ports).toHaveLength(3)
})
