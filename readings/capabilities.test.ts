import { expect, test } from 'vitest'
import { defaultCapabilities } from '../contract/index.ts'
import { capabilitiesIn, numberOf, setIn } from './capabilities.ts'

test.each([
  ['0000000000000000', []],
  ['0000000000000001', ['CHOWN']],
  ['0000000000003000', ['NET_ADMIN', 'NET_RAW']],
  ['0000010000000000', ['CHECKPOINT_RESTORE']],
  ['8000000000000000', ['number 63']],
  ['', ['unreadable ()']],
  ['rubbish', ['unreadable (rubbish)']],
])('%s', (hex, names) => {
  expect(capabilitiesIn(hex)).toEqual(names)
})

test('what Docker gives to every container are fourteen', () => {
  expect(capabilitiesIn('00000000a80425fb').sort()).toEqual(defaultCapabilities)
  expect(numberOf(defaultCapabilities)).toBe(0xa80425fbn)
})

test('a set is read out of what the kernel says of a process', () => {
  const status = 'CapInh:\t0000000000000000\nCapBnd:\t0000000000000021\n'
  expect(setIn(status, 'CapBnd')).toEqual(['CHOWN', 'KILL'])
  expect(setIn(status, 'CapInh')).toEqual([])
  expect(setIn(status, 'CapEff')).toBeUndefined()
})
