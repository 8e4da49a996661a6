import { expect, test } from 'vitest'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

const draws = Array.from({ length: 300 }, (_, seed) => drawParams(randomDouble(seed)))

test('the same seed draws the same', () => {
  expect(drawParams(randomDouble(1))).toEqual(drawParams(randomDouble(1)))
})

test('containers have different names', () => {
  for (const each of draws) {
    const names = [each.subjectName, each.hogName, each.oomName, each.signalName, each.errorName]
    expect(new Set(names).size).toBe(names.length)
  }
})

test('every one of three may be the one that was killed', () => {
  expect(new Set(draws.map(({ oomName }) => oomName)).size).toBeGreaterThan(6)
})

test('what was given and what holds are never the same, and a quota is a whole number that the kernel takes', () => {
  for (const { pidsGiven, pidsNow, sharePercent, periodMs } of draws) {
    expect(pidsGiven).not.toBe(pidsNow)
    expect((Number(periodMs) * 1000 * Number(sharePercent)) / 100).toBeGreaterThanOrEqual(1000)
  }
})
