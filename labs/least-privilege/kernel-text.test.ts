import { expect, test } from 'vitest'
import { readIdentity } from './kernel-text.ts'

const status = `Name:	httpd
Uid:	100000	100000	100005	100000
Gid:	100000	100000	100000	100000
CapInh:	0000000000000000
CapPrm:	0000000000000000
CapEff:	0000000000000000
CapBnd:	00000000a80425fb
CapAmb:	0000000000000000
NoNewPrivs:	1
Seccomp:	2
`

test('a process in a user namespace is somebody else inside', () => {
  expect(readIdentity(status, '         0     100000      65536\n')).toEqual({
    uids: [100000, 100000, 100005, 100000],
    uidsInside: [0, 0, 5, 0],
    capabilities: {
      CapInh: '0000000000000000',
      CapPrm: '0000000000000000',
      CapEff: '0000000000000000',
      CapBnd: '00000000a80425fb',
      CapAmb: '0000000000000000',
    },
    noNewPrivileges: true,
  })
})

test('the initial user namespace changes nothing', () => {
  expect(readIdentity(status, '         0          0 4294967295\n')?.uidsInside).toEqual([
    100000, 100000, 100005, 100000,
  ])
})

test('a user that the map does not know is nobody', () => {
  expect(readIdentity(status, '0 5 1\n')?.uidsInside).toEqual([65534, 65534, 65534, 65534])
})

test('an old kernel says nothing of new privileges', () => {
  expect(readIdentity(status.replace(/NoNewPrivs.*\n/, ''), '')?.noNewPrivileges).toBeNull()
})

test.each(['', 'hello', status.replace(/CapBnd.*\n/, ''), status.replace(/Uid.*\n/, '')])(
  'what is no status is not taken for one',
  (text) => {
    expect(readIdentity(text, '0 0 4294967295')).toBeUndefined()
  },
)
