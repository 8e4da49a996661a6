import { expect, test } from 'vitest'
import { hasFix, isStableUpdate, upstream } from './versions.ts'

test.each([
  ['26.1.5+dfsg1', '26.1.5'],
  ['1.7.24~ds1-6+b4', '1.7.24'],
  ['v1.1.15', '1.1.15'],
  ['1:20.10.3-1', '20.10.3'],
  ['runc 1.1.15', '1.1.15'],
  ['one', undefined],
])('%s is upstream’s %s', (version, expected) => {
  expect(upstream(version)).toBe(expected)
})

test.each([
  ['26.1.5', ['25.0.6', '26.1.5', '27.1.1'], true],
  ['26.1.4', ['25.0.6', '26.1.5', '27.1.1'], false],
  ['28.0.0', ['25.0.6', '26.1.5', '27.1.1'], true],
  ['24.0.9', ['25.0.6', '26.1.5', '27.1.1'], false],
  ['1.1.15', ['1.2.8', '1.3.3'], false],
  ['1.3.2', ['1.2.8', '1.3.3'], false],
  ['1.4.0', ['1.2.8', '1.3.3'], true],
  ['1.1.15', ['1.0.0'], true],
])('%s with the fix in %s: %s', (version, fixed, expected) => {
  expect(hasFix(version, fixed)).toBe(expected)
})

test('Debian marks what it mended in a stable release', () => {
  expect(isStableUpdate('26.1.5+dfsg1-9+deb13u1')).toBe(true)
  expect(isStableUpdate('1.1.15+ds1-2+b4')).toBe(false)
})
