import { expect, test } from 'vitest'
import { bytesOf, inMegabytes, keptOf } from './kept.ts'

test.each([
  ['10m', 10e6],
  ['1.5g', 1.5e9],
  ['300KB', 300e3],
  ['64kib', 64e3],
  ['5000', 5000],
  ['-1', null],
  ['much', null],
])('%s', (size, bytes) => {
  expect(bytesOf(size)).toBe(bytes)
})

const MiB = 1024 * 1024
test.each<[string, Record<string, string>, number | null]>([
  ['json-file', {}, null],
  ['json-file', { 'max-file': '3' }, null],
  ['json-file', { 'max-size': '-1' }, null],
  ['json-file', { 'max-size': '4m' }, 4e6],
  ['json-file', { 'max-size': '4m', 'max-file': '3' }, 12e6],
  ['local', {}, 100 * MiB],
  ['local', { 'max-size': '2m', 'max-file': '2' }, 4e6],
  ['syslog', {}, 100 * MiB],
  ['syslog', { 'cache-max-size': '2m' }, 10e6],
  ['syslog', { 'max-size': '2m' }, 100 * MiB],
  ['syslog', { 'cache-disabled': 'true' }, 0],
  ['journald', {}, 0],
  ['none', {}, 0],
])('%s %o', (driver, options, bytes) => {
  expect(keptOf(driver, options).bytes).toBe(bytes)
})

test('in words', () => {
  expect(inMegabytes(12_340_000)).toBe('12.3 MB')
})
