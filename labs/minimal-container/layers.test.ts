import { expect, test } from 'vitest'
import { isOfSsh, isSetuid, openAccounts } from './layers.ts'

test.each([
  ['/x/usr/sbin/sshd', true],
  ['/x/usr/sbin/dropbear', true],
  ['/x/bin/dropbearmulti', true],
  ['/x/etc/ssh/sshd_config', true],
  ['/x/root/.ssh/authorized_keys', true],
  ['/x/srv/www/sshd.html', false],
  ['/x/bin/busybox', false],
])('%s is of SSH: %s', (path, expected) => {
  expect(isOfSsh(path)).toBe(expected)
})

test('setuid and setgid count, the sticky bit does not', () => {
  expect([0o4755, 0o2755, 0o1777, 0o755].map((mode) => isSetuid({ mode }))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('an account is open with a password’s hash, or where none is asked for', () => {
  expect(openAccounts('root:$6$a$b:20000::::::\nsshd:!:20000::::::\nbin:*:1::::::\n')).toEqual(['root'])
  expect(openAccounts('root::0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n')).toEqual([
    'root',
  ])
  expect(openAccounts('old:ab8QpXn3yLw1c:0:0::/:/bin/sh\nlocked:!$6$a$b:1::::::')).toEqual(['old'])
  expect(openAccounts('')).toEqual([])
})
