import { expect, test } from 'vitest'
import { Interrupted, unlessInterrupted } from './interrupt.ts'

test('what comes first counts: the work or the interruption', async () => {
  const abort = new AbortController()
  expect(await unlessInterrupted(abort.signal, Promise.resolve(1))).toBe(1)
  const waiting = unlessInterrupted(abort.signal, new Promise(() => {}))
  abort.abort(new Interrupted('SIGTERM'))
  await expect(waiting).rejects.toMatchObject({ by: 'SIGTERM', status: 143 })
  await expect(unlessInterrupted(abort.signal, new Promise(() => {}))).rejects.toThrow(Interrupted)
})

test('work that fails after the interruption bothers nobody', async () => {
  const abort = new AbortController()
  abort.abort(new Interrupted('SIGINT'))
  const work = Promise.withResolvers<never>()
  await expect(unlessInterrupted(abort.signal, work.promise)).rejects.toThrow(Interrupted)
  work.reject(new Error('too late'))
  // An unhandled rejection would fail the run.
  await new Promise((resolve) => setImmediate(resolve))
})
