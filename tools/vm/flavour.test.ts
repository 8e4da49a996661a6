import { expect, test } from 'vitest'
import { cgroupVersionOf, otherThan } from './flavour.ts'

test('the version is read from an engine’s description', () => {
  expect(cgroupVersionOf('Docker 26.1.5+dfsg1, cgroup v2')).toBe('v2')
  expect(cgroupVersionOf('Docker 20.10.24, cgroup v1')).toBe('v1')
})

test('a description that names no version is refused, not guessed', () => {
  expect(() => cgroupVersionOf('Docker 26.1.5, cgroup vundefined')).toThrow('No cgroup version')
})

test('the virtual machine has the version that the machine lacks', () => {
  expect(otherThan('v1')).toBe('v2')
  expect(otherThan('v2')).toBe('v1')
})
