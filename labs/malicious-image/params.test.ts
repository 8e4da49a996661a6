import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { isAtLeast } from '../../readings/version-order.ts'
import { drawParams, packagesOf } from './params.ts'

test('one package has a flaw, and comparing texts finds another one', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const params = Params.parse(drawParams(randomDouble(seed)))
    const packages = packagesOf(params)
    const outdated = packages.filter(({ version, fixed }) => !isAtLeast(version, fixed))
    expect(outdated).toEqual([
      { name: params.vulnerable, version: params.foundVersion, fixed: params.fixedVersion },
    ])
    expect(new Set(packages.map(({ name }) => name)).size).toBe(5)
    for (const { version, fixed } of packages) expect(version < fixed).toBe(version !== params.foundVersion)
    expect(params.token).not.toContain(params.pageWord)
  }
})

test('neighbours get other parameters', () => {
  const drawn = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawParams(randomDouble(seed))))
  expect(new Set(drawn).size).toBe(50)
})
