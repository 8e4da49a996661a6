import { expect, test, vi } from 'vitest'
import { type Watch, observable } from './observable.ts'

test('a watch gets the value now, then each change', async () => {
  const value = observable(1)
  const watch = value.watch()
  expect(await watch.next()).toEqual({ done: false, value: 1 })
  const next = watch.next()
  value.set(2)
  expect(await next).toEqual({ done: false, value: 2 })
})

test('a slow consumer gets the newest value only', async () => {
  const value = observable(1)
  const watch = value.watch()
  await watch.next()
  value.set(2)
  value.set(3)
  expect(await watch.next()).toEqual({ done: false, value: 3 })
})

test.each([
  ['its signal', (abort: AbortController) => abort.abort()],
  [
    'the end of the value',
    (_abort: AbortController, value: ReturnType<typeof observable<number>>) => value.end(),
  ],
  ['its consumer', (_abort: AbortController, _value: unknown, watch: Watch<number>) => watch.return?.()],
])('%s ends a watch, also one that waits', async (_what, end) => {
  const value = observable(1)
  const abort = new AbortController()
  const onEnd = vi.fn()
  const watch = value.watch(abort.signal, onEnd)
  await watch.next()
  const waiting = watch.next()
  void end(abort, value, watch)
  expect((await waiting).done).toBe(true)
  expect((await watch.next()).done).toBe(true)
  expect(onEnd).toHaveBeenCalledTimes(1)
  value.set(2)
})

test('a watch that begins after the end is over at once', async () => {
  const value = observable(1)
  value.end()
  expect((await value.watch().next()).done).toBe(true)
  expect((await observable(1).watch(AbortSignal.abort()).next()).done).toBe(true)
})

test('listeners are called until they stop', () => {
  const value = observable(1)
  const listener = vi.fn()
  const stop = value.subscribe(listener)
  value.set(2)
  stop()
  value.set(3)
  expect(listener.mock.calls).toEqual([[2]])
})
