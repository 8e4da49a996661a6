import { expect, test } from 'vitest'
import { isAtLeast } from './version-order.ts'

test.each([
  ['1.10.0', '1.9.7', true],
  ['1.9.7', '1.10.0', false],
  ['1.10.0', '1.10.0', true],
  ['2', '1.10.0', true],
  ['1.10', '1.10.1', false],
  ['newest', '1.10.1', false],
])('%s is at least %s: %s', (version, wanted, isSo) => {
  expect(isAtLeast(version, wanted)).toBe(isSo)
})
