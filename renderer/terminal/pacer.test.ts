import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPacer } from './pacer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function recorded() {
  const written: number[] = []
  return { written, ...createPacer((bytes) => written.push(bytes.length)) }
}

test('little output is passed on at once', () => {
  const pacer = recorded()
  pacer.push(new Uint8Array(10))
  pacer.push(new Uint8Array(20))
  expect(pacer.written).toEqual([10, 20])
})

test('a flood is held until the next beat, and keeps its order', () => {
  const pacer = recorded()
  for (let size = 40_000; size < 40_005; size++) pacer.push(new Uint8Array(size))
  expect(pacer.written).toEqual([40_000])
  vi.advanceTimersByTime(40)
  expect(pacer.written).toEqual([40_000, 40_001, 40_002, 40_003, 40_004])
  pacer.push(new Uint8Array(7))
  expect(pacer.written).toHaveLength(5)
  vi.advanceTimersByTime(80)
  expect(pacer.written.at(-1)).toBe(7)
  pacer.push(new Uint8Array(8))
  expect(pacer.written.at(-1)).toBe(8)
})

test('flush passes on what is held; nothing comes after dispose', () => {
  const pacer = recorded()
  pacer.push(new Uint8Array(40_000))
  pacer.push(new Uint8Array(1))
  pacer.flush()
  expect(pacer.written).toEqual([40_000, 1])
  pacer.push(new Uint8Array(2))
  pacer.dispose()
  vi.advanceTimersByTime(1000)
  expect(pacer.written).toEqual([40_000, 1])
})
