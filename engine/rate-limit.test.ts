import { expect, test } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

test('a burst may come at once, then as many as the rate says', () => {
  let now = 0
  const mayCome = createRateLimit({ perSecond: 10, burst: 3 }, () => now)
  expect([mayCome(), mayCome(), mayCome(), mayCome()]).toEqual([true, true, true, false])
  now = 100
  expect([mayCome(), mayCome()]).toEqual([true, false])
  now = 100_000
  expect([mayCome(), mayCome(), mayCome(), mayCome()]).toEqual([true, true, true, false])
})
