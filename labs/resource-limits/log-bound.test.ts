import { expect, test } from 'vitest'
import { bytesOf, logBound } from './log-bound.ts'

test('sizes as Docker reads them', () => {
  expect(bytesOf('10m', 1000)).toBe(10_000_000)
  expect(bytesOf('10m', 1024)).toBe(10_485_760)
  expect(bytesOf('1.5MiB', 1024)).toBe(1_572_864)
  expect(bytesOf('512', 1024)).toBe(512)
  expect(bytesOf('-1', 1000)).toBeUndefined()
})

test('json-file keeps everything unless it is told otherwise', () => {
  expect(logBound({ Type: 'json-file', Config: {} })).toEqual({ kind: 'unbounded' })
  expect(logBound({ Type: 'json-file', Config: null })).toEqual({ kind: 'unbounded' })
  expect(logBound({ Type: 'json-file', Config: { 'max-file': '3' } })).toEqual({ kind: 'unbounded' })
  expect(logBound({ Type: 'json-file', Config: { 'max-size': '-1' } })).toEqual({ kind: 'unbounded' })
  expect(logBound({ Type: 'json-file', Config: { 'max-size': '2m', 'max-file': '3' } })).toEqual({
    kind: 'bytes',
    bytes: 6_000_000,
  })
})

test('local has limits of its own', () => {
  expect(logBound({ Type: 'local', Config: {} })).toEqual({ kind: 'bytes', bytes: 100_000_000 })
  expect(logBound({ Type: 'local', Config: { 'max-size': '1m', 'max-file': '2' } })).toEqual({
    kind: 'bytes',
    bytes: 2_097_152,
  })
})

test('other drivers', () => {
  expect(logBound({ Type: 'none' })).toEqual({ kind: 'none' })
  expect(logBound({ Type: 'journald', Config: {} })).toEqual({ kind: 'elsewhere', driver: 'journald' })
})
