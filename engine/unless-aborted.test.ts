import { expect, test } from 'vitest'
import { unlessAborted } from './unless-aborted.ts'

test('what comes first counts: the work or its end', async () => {
  const abort = new AbortController()
  expect(await unlessAborted(abort.signal, Promise.resolve(1))).toBe(1)
  const waiting = unlessAborted(abort.signal, new Promise(() => {}))
  abort.abort(new Error('over'))
  await expect(waiting).rejects.toThrow('over')
  await expect(unlessAborted(abort.signal, new Promise(() => {}))).rejects.toThrow('over')
})

test('work that fails after it is over bothers nobody', async () => {
  const abort = new AbortController()
  abort.abort(new Error('over'))
  const work = Promise.withResolvers<never>()
  await expect(unlessAborted(abort.signal, work.promise)).rejects.toThrow('over')
  work.reject(new Error('too late'))
  // An unhandled rejection would fail the run.
  await new Promise((resolve) => setImmediate(resolve))
})
