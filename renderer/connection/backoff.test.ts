import { expect, test } from 'vitest'
import { retryDelay } from './backoff.ts'

test('waits twice as long each time, up to five seconds', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map(retryDelay)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000])
})
