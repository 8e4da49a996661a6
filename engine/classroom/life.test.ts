import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchLife } from './life.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function play() {
  const calls: string[] = []
  const events = new EventEmitter()
  const socket = Object.assign(events, {
    readyState: 1 as const,
    OPEN: 1 as const,
    ping: () => void calls.push('ping'),
    terminate: () => void calls.push('terminate'),
  })
  const stop = watchLife(socket as never)
  return { calls, pong: () => events.emit('pong'), stop }
}

test('an end that answers is kept', () => {
  const { calls, pong, stop } = play()
  for (let n = 0; n < 24; n += 1) {
    vi.advanceTimersByTime(5000)
    if (calls.at(-1) === 'ping') pong()
  }
  expect(calls).toEqual(['ping', 'ping', 'ping', 'ping', 'ping', 'ping'])
  stop()
  vi.advanceTimersByTime(100_000)
  expect(calls).toHaveLength(6)
})

test('one that is silent is given up', () => {
  const { calls } = play()
  vi.advanceTimersByTime(45_000)
  expect(calls).not.toContain('terminate')
  vi.advanceTimersByTime(5000)
  expect(calls).toContain('terminate')
})

test('after a sleep of the machine an answer has to come at once', () => {
  const { calls, pong } = play()
  vi.advanceTimersByTime(5000)
  vi.setSystemTime(Date.now() + 3600_000)
  vi.advanceTimersByTime(5000)
  expect(calls).toEqual(['ping'])
  pong()
  vi.advanceTimersByTime(5000)
  expect(calls).toEqual(['ping'])
  vi.setSystemTime(Date.now() + 3600_000)
  vi.advanceTimersByTime(10_000)
  expect(calls).toEqual(['ping', 'ping', 'terminate'])
})
