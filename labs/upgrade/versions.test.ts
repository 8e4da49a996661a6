import { expect, test } from 'vitest'
import { isNewer, upstream } from './versions.ts'

test.each([
  ['20.10.24+dfsg1', false],
  ['26.1.5+dfsg1', true],
  ['26.1.5+dfsg1-9+deb13u1', true],
  ['26.0.9', false],
  ['26.10.0', true],
  ['28.0.0', true],
  ['', false],
  ['nonsense', false],
])('%s', (version, newer) => {
  expect(isNewer(version)).toBe(newer)
})

test('a package’s version holds the program’s', () => {
  expect(upstream('26.1.5+dfsg1-9+deb13u1')).toBe('26.1.5')
  expect(upstream('5:26.1.4-1~debian')).toBe('26.1.4')
})
