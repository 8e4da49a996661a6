import { expect, test } from 'vitest'
import { inLayer, isCovered, isOfSsh, isSetuid, layersOf, openAccounts } from './layers.ts'

const image = (Name: string, Data: Record<string, string> | null) => ({
  Id: 'sha256:1',
  Size: 1,
  Config: null,
  GraphDriver: { Name, Data },
})

test('layers come in the order in which they were made', () => {
  const data = { UpperDir: '/o/c/diff', LowerDir: '/o/b/diff:/o/a/diff', MergedDir: '/o/c/merged' }
  expect(layersOf(image('overlay2', data))).toEqual(['/o/a/diff', '/o/b/diff', '/o/c/diff'])
  expect(layersOf(image('overlay2', { UpperDir: '/o/a/diff' }))).toEqual(['/o/a/diff'])
})

test('where the driver keeps no such directories, we know that we don’t see', () => {
  expect(layersOf(image('vfs', null))).toBeUndefined()
  expect(layersOf(image('overlay2', {}))).toBeUndefined()
})

test('a mount over a layer or in it hides it; what the daemon mounts does not', () => {
  expect(isCovered('/o/a/diff', ['/', '/o', '/o/a/merged', '/o/b/diff'])).toBe(false)
  for (const point of ['/o/a', '/o/a/diff', '/o/a/diff/etc'])
    expect(isCovered('/o/a/diff', [point])).toBe(true)
})

test('a path says in which layer it is', () => {
  expect(inLayer(['/o/a/diff', '/o/ab/diff'], '/o/ab/diff/etc/shadow')).toBe('2:/etc/shadow')
})

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
