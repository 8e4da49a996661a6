import { expect, test } from 'vitest'
import { addressKey, createKeyedLimit } from './keyed-limit.ts'

test('each has its own, until there are too many to remember', () => {
  let now = 0
  const limit = createKeyedLimit({ perSecond: 1, burst: 2 }, () => now, 3)
  expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([
    true,
    true,
    false,
    true,
  ])
  now = 1000
  expect([limit.take('a'), limit.take('a')]).toEqual([true, false])
  limit.forget('a')
  expect(limit.take('a')).toBe(true)
  limit.take('a')
  // b was used longest ago, and makes room for the fourth.
  for (const key of ['c', 'd']) limit.take(key)
  expect(limit.take('a')).toBe(false)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:1:2::6', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', ''],
])('%s is limited as %s', (address, key) => {
  expect(addressKey(address)).toBe(key)
})
