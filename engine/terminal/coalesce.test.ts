import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { COALESCE_BYTES, COALESCE_MS, createCoalescer } from './coalesce.ts'

let sent: string[]
const coalescer = () => createCoalescer((bytes) => void sent.push(Buffer.from(bytes).toString()))
beforeEach(() => {
  sent = []
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

test('the first chunk goes at once, those that follow go together', () => {
  const { push } = coalescer()
  push(Buffer.from('a'))
  expect(sent).toEqual(['a'])
  push(Buffer.from('b'))
  push(Buffer.from('c'))
  expect(sent).toEqual(['a'])
  vi.advanceTimersByTime(COALESCE_MS)
  expect(sent).toEqual(['a', 'bc'])
})

test('after a pause the next chunk goes at once again', () => {
  const { push } = coalescer()
  push(Buffer.from('a'))
  vi.advanceTimersByTime(COALESCE_MS)
  push(Buffer.from('b'))
  expect(sent).toEqual(['a', 'b'])
})

test('much output does not wait', () => {
  const { push, waiting } = coalescer()
  push(Buffer.from('a'))
  push(Buffer.alloc(COALESCE_BYTES - 1, 'x'))
  expect(waiting()).toBe(COALESCE_BYTES - 1)
  push(Buffer.from('y'))
  expect(sent.map((text) => text.length)).toEqual([1, COALESCE_BYTES])
})

test('dispose leaves no timer and sends nothing', () => {
  const { push, dispose } = coalescer()
  push(Buffer.from('a'))
  push(Buffer.from('b'))
  dispose()
  expect(vi.getTimerCount()).toBe(0)
  expect(sent).toEqual(['a'])
})
