import { expect, test } from 'vitest'
import { render } from '../../contract/message.ts'
import { agoText, bytesText, millisecondsText, numberText, packetsText, secondsText } from './units.ts'

test('bytes', () => {
  expect([0, 1023, 1024, 1536, 45_088_768, 67_108_864, 1_048_000, 1.5 * 2 ** 30, -1].map(bytesText)).toEqual([
    '0 B',
    '1023 B',
    '1 KiB',
    '1.5 KiB',
    '43 MiB',
    '64 MiB',
    '1023 KiB',
    '1.5 GiB',
    '0 B',
  ])
  expect(bytesText(Number.MAX_SAFE_INTEGER)).toBe('8 PiB')
})

test('times', () => {
  expect([0, 0.25, 4.12, 12.4, 99, 180].map(secondsText).map((said) => render(said))).toEqual([
    '0.00 s',
    '0.25 s',
    '4.1 s',
    '12 s',
    '99 s',
    '3 min',
  ])
  expect([0.84, 14.2, 999.4, 1_200].map(millisecondsText).map((said) => render(said))).toEqual([
    '0.8 ms',
    '14 ms',
    '999 ms',
    '1.2 s',
  ])
  expect([0, 1_400, 12_000, 180_000].map(agoText).map((said) => render(said))).toEqual([
    'just now',
    'just now',
    '12 s ago',
    '3 min ago',
  ])
})

test('numbers', () => {
  expect([0, 999, 1_000, 1_234_567].map(numberText)).toEqual(['0', '999', '1 000', '1 234 567'])
  expect([0, 1, 2_000].map(packetsText).map((said) => render(said))).toEqual([
    '0 packets',
    'one packet',
    '2 000 packets',
  ])
})
