import { expect, test } from 'vitest'
import { sizeIn } from './use-size.ts'

test.each([
  [0, '0 kB'],
  [1234, '1.2 kB'],
  [56_700, '57 kB'],
  [999_600, '1 MB'],
  [710_362_767, '710 MB'],
  [1_400_000_000, '1.4 GB'],
  [5_000_000_000_000, '5,000 GB'],
])('%d bytes are %s', (bytes, said) => {
  expect(sizeIn('en', bytes)).toBe(said)
})
