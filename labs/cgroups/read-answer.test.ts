import { expect, test } from 'vitest'
import { bytesIn, isPathOf, numberIn, versionIn } from './read-answer.ts'

test.each([
  ['1', 1],
  ['v2', 2],
  ['cgroup v1 (hybrid)', 1],
  ['cgroup2fs', 2],
  ['1 or 2', undefined],
  ['12', undefined],
  ['tmpfs', undefined],
])('version %s', (given, version) => {
  expect(versionIn(given)).toBe(version)
})

test.each([
  ['72', 72],
  ['72 processes', 72],
  [' 1,024 ', 1024],
  ['max', NaN],
  ['72 of 138', NaN],
])('number %s', (given, number) => {
  expect(numberIn(given)).toBe(number)
})

test.each([
  ['53477376', 53477376],
  ['53477376 bytes', 53477376],
  ['53,477,376', 53477376],
  ['51m', 53477376],
  ['51 MiB', 53477376],
  ['52224k', 53477376],
  ['a lot', NaN],
])('bytes %s', (given, bytes) => {
  expect(bytesIn(given)).toBe(bytes)
})

test.each([
  ['/docker/abc', true],
  ['8:pids:/docker/abc', true],
  ['/sys/fs/cgroup/pids/docker/abc/', true],
  ['"/docker/abc"', true],
  ['/docker/ab', false],
  ['/', false],
])('path %s', (given, right) => {
  expect(isPathOf(given, '/docker/abc')).toBe(right)
})

test('a group that is not known has no path', () => {
  expect(isPathOf('/', '/')).toBe(false)
  expect(isPathOf('anything', '')).toBe(false)
})
