import { expect, test } from 'vitest'
import type { SeededRandom } from '../../contract/index.ts'
import { drawParams } from './params.ts'

const first: SeededRandom = { integer: (_, min) => min, pick: (_, from) => from[0]! }
const last: SeededRandom = { integer: (_, __, max) => max, pick: (_, from) => from.at(-1)! }

test.each([first, last])('names are such as containers and hosts may have, ports are apart', (random) => {
  const { server, victim, intruder, network, ...ports } = drawParams(random)
  for (const name of [server, victim, intruder, network]) expect(name).toMatch(/^[a-z]{4,}$/)
  expect(new Set([server, victim, intruder, network]).size).toBe(4)
  const numbers = Object.values(ports).map(Number)
  expect(new Set(numbers).size).toBe(3)
  for (const port of numbers) expect(port).toBeGreaterThan(1024)
})
