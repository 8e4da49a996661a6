import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Carrier, Line } from './carrier.ts'
import { OutageError } from './carrier.ts'
import type { Connection } from './connection.ts'
import { createConnection } from './connection.ts'

/** A carrier whose line the test breaks and whose answers the test gives. */
function fakeCarrier(answer: (path: readonly string[]) => unknown = () => 'answer') {
  let breakLine = () => {}
  let reachable = true
  const connect = vi.fn<() => Promise<Line>>(async () => {
    if (!reachable) throw new OutageError('unknown-session')
    const closed = Promise.withResolvers<void>()
    let open = true
    breakLine = () => {
      open = false
      closed.resolve()
    }
    return {
      link: { call: async (path) => answer(path) },
      isOpen: () => open,
      closed: closed.promise,
      close: () => breakLine(),
    }
  })
  const carrier: Carrier = { connect, openTerminal: () => Promise.reject(new Error('not used')) }
  return { carrier, connect, break: () => breakLine(), setReachable: (to: boolean) => (reachable = to) }
}

let connection: Connection | undefined
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  connection?.dispose()
  vi.useRealTimers()
})

const settle = () => vi.advanceTimersByTimeAsync(0)

test('a call made while connecting waits for the line', async () => {
  connection = createConnection(fakeCarrier().carrier)
  expect(connection.state().kind).toBe('connecting')
  await expect(connection.client.course.list()).resolves.toBe('answer')
  expect(connection.state().kind).toBe('online')
})

test('says that it is offline when the line breaks, and why, and comes back by itself', async () => {
  const fake = fakeCarrier()
  connection = createConnection(fake.carrier)
  await settle()
  fake.setReachable(false)
  fake.break()
  await vi.advanceTimersByTimeAsync(300)
  expect(connection.state()).toMatchObject({ kind: 'offline', reason: 'unknown-session' })
  fake.setReachable(true)
  await vi.advanceTimersByTimeAsync(5000)
  expect(connection.state().kind).toBe('online')
})

test('refuses calls while offline, instead of making them later', async () => {
  const fake = fakeCarrier()
  connection = createConnection(fake.carrier)
  await settle()
  fake.setReachable(false)
  fake.break()
  await settle()
  await expect(connection.client.course.list()).rejects.toBeInstanceOf(OutageError)
})

test('a call under which the line breaks fails as an outage', async () => {
  const fake = fakeCarrier(async () => {
    fake.break()
    throw new Error('queue was closed')
  })
  connection = createConnection(fake.carrier)
  await settle()
  await expect(connection.client.course.list()).rejects.toBeInstanceOf(OutageError)
})

test('a call that fails on a whole line keeps its own error', async () => {
  connection = createConnection(fakeCarrier(() => Promise.reject(new Error('its own'))).carrier)
  await settle()
  await expect(connection.client.course.list()).rejects.toThrow('its own')
})

test('a stream under which the line breaks fails as an outage', async () => {
  async function* stream() {
    yield 'first'
    fake.break()
    throw new Error('queue was closed')
  }
  const fake = fakeCarrier(stream)
  connection = createConnection(fake.carrier)
  await settle()
  const seen: unknown[] = []
  const read = async () => {
    for await (const value of await connection!.client.system.watch()) seen.push(value)
  }
  await expect(read()).rejects.toBeInstanceOf(OutageError)
  expect(seen).toEqual(['first'])
})

test('tries at once when asked to', async () => {
  const fake = fakeCarrier()
  connection = createConnection(fake.carrier)
  await settle()
  fake.break()
  await settle()
  expect(fake.connect).toHaveBeenCalledTimes(1)
  connection.retryNow()
  await settle()
  expect(fake.connect).toHaveBeenCalledTimes(2)
})

test('tries no more once disposed', async () => {
  const fake = fakeCarrier()
  connection = createConnection(fake.carrier)
  await settle()
  connection.dispose()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(fake.connect).toHaveBeenCalledTimes(1)
})
