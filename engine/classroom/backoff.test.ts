import { expect, test } from 'vitest'
import { backoff, sleepUnlessWoken } from './backoff.ts'

test('waits grow to a minute, and each is anywhere in its span', () => {
  const spans = [0, 1, 4, 5, 50].map((failures) => [backoff(failures, () => 0), backoff(failures, () => 1)])
  expect(spans).toEqual([
    [200, 2000],
    [200, 4000],
    [200, 32_000],
    [200, 60_000],
    [200, 60_000],
  ])
})

test('a wait ends with its signal', async () => {
  const abort = new AbortController()
  const waiting = sleepUnlessWoken(60_000, abort.signal)
  abort.abort()
  await waiting
  const before = performance.now()
  await sleepUnlessWoken(30, new AbortController().signal)
  expect(performance.now() - before).toBeGreaterThan(25)
})
