import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { knownOf, recent } from './known.ts'
import { drawParams, questions } from './params.ts'

test('one flaw of each component, exactly one of them recent', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const params = Params.parse(drawParams(randomDouble(seed)))
    const drawn = questions.map((question) => knownOf(params[question] ?? ''))
    expect(drawn.map((each) => each?.component)).toEqual(['engine', 'containerd', 'runc'])
    expect(drawn.filter((each) => each && recent.includes(each))).toHaveLength(1)
    for (const question of questions) expect(params[question]).toMatch(/^cve-\d{4}-\d+$/)
  }
})

test('most neighbours get others', () => {
  const drawn = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawParams(randomDouble(seed))))
  expect(new Set(drawn).size).toBeGreaterThan(20)
})
