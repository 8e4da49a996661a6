import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'

test('the same seed draws the same, another one something else', () => {
  expect(drawParams(randomDouble(1))).toEqual(drawParams(randomDouble(1)))
  expect(drawParams(randomDouble(1))).not.toEqual(drawParams(randomDouble(2)))
})

test('parameters are parameters, and service and helper differ', () => {
  for (let seed = 0; seed < 50; seed++) {
    const params = drawParams(randomDouble(seed))
    expect(Params.parse(params)).toEqual(params)
    expect(params.service).not.toBe(params.helper)
    expect(Number(params.remapFirst) % 65536).toBe(0)
    expect(params.edition).toMatch(/^edition [a-z]{2}-\d{4}$/)
  }
})

test('the setup starts both', () => {
  const params = drawParams(randomDouble(1))
  const { master = '' } = setup(params)
  expect(master).toContain(`--name ${params.service}`)
  expect(master).toContain(`--name ${params.helper} --restart unless-stopped --userns=host`)
})
