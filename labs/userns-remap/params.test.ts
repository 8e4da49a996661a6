import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { Params, type SeededRandom } from '../../contract/index.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'

function seededRandom(seed: string): SeededRandom {
  const integer = (label: string, min: number, max: number) =>
    min + (createHash('sha256').update(`${seed} ${label}`).digest().readUInt32BE(0) % (max - min + 1))
  return { integer, pick: (label, from) => from[integer(label, 0, from.length - 1)]! }
}

test('the same seed draws the same, another one something else', () => {
  expect(drawParams(seededRandom('a'))).toEqual(drawParams(seededRandom('a')))
  expect(drawParams(seededRandom('a'))).not.toEqual(drawParams(seededRandom('b')))
})

test('parameters are parameters, and service and helper differ', () => {
  for (let seed = 0; seed < 50; seed++) {
    const params = drawParams(seededRandom(`seed${seed}`))
    expect(Params.parse(params)).toEqual(params)
    expect(params.service).not.toBe(params.helper)
    expect(Number(params.remapFirst) % 65536).toBe(0)
    expect(params.edition).toMatch(/^edition [a-z]{2}-\d{4}$/)
  }
})

test('the setup starts both', () => {
  const params = drawParams(seededRandom('a'))
  const { master = '' } = setup(params)
  expect(master).toContain(`--name ${params.service}`)
  expect(master).toContain(`--name ${params.helper} --restart unless-stopped --userns=host`)
})
