import { expect, test } from 'vitest'
import { capabilityNames } from '../../contract/capabilities.ts'
import { msg, verbatim } from '../../contract/message.ts'
import { capabilityName, dockerDefault, numbersIn } from './capabilities.ts'

test('there are 41 names, each once', () => {
  expect(capabilityNames).toHaveLength(41)
  expect(new Set(capabilityNames).size).toBe(41)
})

// From linux/capability.h.
test.each([
  [0, 'CHOWN'],
  [1, 'DAC_OVERRIDE'],
  [2, 'DAC_READ_SEARCH'],
  [3, 'FOWNER'],
  [4, 'FSETID'],
  [5, 'KILL'],
  [6, 'SETGID'],
  [7, 'SETUID'],
  [8, 'SETPCAP'],
  [9, 'LINUX_IMMUTABLE'],
  [10, 'NET_BIND_SERVICE'],
  [11, 'NET_BROADCAST'],
  [12, 'NET_ADMIN'],
  [13, 'NET_RAW'],
  [14, 'IPC_LOCK'],
  [15, 'IPC_OWNER'],
  [16, 'SYS_MODULE'],
  [17, 'SYS_RAWIO'],
  [18, 'SYS_CHROOT'],
  [19, 'SYS_PTRACE'],
  [20, 'SYS_PACCT'],
  [21, 'SYS_ADMIN'],
  [22, 'SYS_BOOT'],
  [23, 'SYS_NICE'],
  [24, 'SYS_RESOURCE'],
  [25, 'SYS_TIME'],
  [26, 'SYS_TTY_CONFIG'],
  [27, 'MKNOD'],
  [28, 'LEASE'],
  [29, 'AUDIT_WRITE'],
  [30, 'AUDIT_CONTROL'],
  [31, 'SETFCAP'],
  [32, 'MAC_OVERRIDE'],
  [33, 'MAC_ADMIN'],
  [34, 'SYSLOG'],
  [35, 'WAKE_ALARM'],
  [36, 'BLOCK_SUSPEND'],
  [37, 'AUDIT_READ'],
  [38, 'PERFMON'],
  [39, 'BPF'],
  [40, 'CHECKPOINT_RESTORE'],
])('capability %i is %s', (number, name) => {
  expect(capabilityName(number)).toEqual(verbatim(name))
  expect([...numbersIn((1n << BigInt(number)).toString(16).padStart(16, '0'))]).toEqual([number])
})

test('a number from the future has no name, but a number', () => {
  expect(capabilityName(41)).toEqual(msg`number ${41}`)
  expect([...numbersIn('8000000000000000')]).toEqual([63])
})

test('Docker’s default set is the mask that its containers show', () => {
  expect([...numbersIn('00000000a80425fb')]).toEqual(dockerDefault)
  expect(dockerDefault).toHaveLength(14)
})

test('empty and full sets', () => {
  expect(numbersIn('0000000000000000').size).toBe(0)
  expect(numbersIn('000001ffffffffff').size).toBe(41)
})
