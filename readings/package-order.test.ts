import { expect, test } from 'vitest'
import { comparePackageVersions } from './package-order.ts'

test.each([
  ['2.36-9+deb12u3', '2.36-9+deb12u10'],
  ['1.0~rc1-1', '1.0-1'],
  ['1.9-1', '1.10-1'],
  ['9.9-1', '1:1.0-1'],
  ['1.0', '1.0-1'],
  ['1.0-1', '1.0a-1'],
  ['1.0a-1', '1.0+b-1'],
  ['1.2.12-r1', '1.2.12-r2'],
])('%s comes before %s', (older, newer) => {
  expect(comparePackageVersions(older, newer)).toBeLessThan(0)
  expect(comparePackageVersions(newer, older)).toBeGreaterThan(0)
})

test('zeros in front do not count', () => expect(comparePackageVersions('1.02-1', '1.2-1')).toBe(0))
