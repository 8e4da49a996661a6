import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { msg, render } from '../../contract/message.ts'
import { OutageError } from './carrier.ts'
import type { EngineClient } from './connection.ts'
import { follow } from './follow.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const connection = { client: {} as EngineClient, online: () => Promise.resolve() }

/** Follows streams that the test gives, one for each time that it is asked for. */
function followAll(streams: (() => AsyncGenerator<string>)[]) {
  const values: [string, number][] = []
  const troubles: string[] = []
  const open = vi.fn<(client: EngineClient, signal: AbortSignal) => Promise<AsyncIterable<string>>>(
    async () => {
      const next = streams.shift()
      if (!next) return new Promise(() => {})
      return next()
    },
  )
  const stop = follow(connection, open, {
    value: (value, round) => values.push([value, round]),
    trouble: (trouble) => troubles.push(render(trouble.what)),
  })
  return { values, troubles, open, stop }
}

test('asks for the stream anew when the engine was away, and says that it was', async () => {
  const { values, troubles, stop } = followAll([
    async function* () {
      yield 'a'
      throw new OutageError('unreachable')
    },
    async function* () {
      yield 'b'
    },
  ])
  await vi.advanceTimersByTimeAsync(300)
  stop()
  expect(values).toEqual([
    ['a', 0],
    ['b', 1],
  ])
  expect(troubles).toEqual([])
})

test('tells trouble and keeps asking, ever more slowly', async () => {
  const data = { code: 'x', what: msg`It is closed.`, means: msg``, todo: msg`` }
  const failing = async function* () {
    yield* [] as string[]
    throw new ORPCError('TROUBLE', { data })
  }
  const { troubles, open, stop } = followAll(Array.from({ length: 20 }, () => failing))
  await vi.advanceTimersByTimeAsync(2000)
  stop()
  expect(troubles[0]).toBe('It is closed.')
  // At 0, 250, 750 and 1750 ms.
  expect(open).toHaveBeenCalledTimes(4)
})

test('passes nothing on once it was told to stop', async () => {
  const more = Promise.withResolvers<void>()
  const { values, open, stop } = followAll([
    async function* () {
      yield 'a'
      await more.promise
      yield 'b'
    },
  ])
  await vi.advanceTimersByTimeAsync(0)
  stop()
  more.resolve()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(values).toEqual([['a', 0]])
  expect(open.mock.calls[0]?.[1].aborted).toBe(true)
  expect(open).toHaveBeenCalledTimes(1)
})
