import { expect, test } from 'vitest'
import { isSensitive } from './sensitive-places.ts'

test.each([
  '/',
  '/root',
  '/root/.ssh',
  '/etc',
  '/etc/shadow',
  '/var',
  '/var/lib',
  '/var/lib/docker',
  '/run',
  '/var/run',
  '/var/run/docker.sock',
  '/run/docker.sock',
  '/usr',
  '/lib',
  '/boot/grub',
  '/dev',
  '/dev/mem',
  '/proc',
  '/sys/kernel',
  '/etc/',
  '//etc',
  '/run/systemd/journal/dev-log',
])('%s is sensitive, also to read', (path) => {
  expect(isSensitive(path, true)).toBe(true)
  expect(isSensitive(path, false)).toBe(true)
})

test.each([
  '/srv',
  '/srv/www',
  '/home/ada/site',
  '/opt/app',
  '/var/www',
  '/mnt',
  '/etcetera',
  '/run/app/app.sock',
  '/dev/null',
  '/var/lib/dockerish',
])('%s is not', (path) => expect(isSensitive(path, false)).toBe(false))

test.each(['/etc/localtime', '/etc/ssl/certs', '/usr/bin/docker', '/usr/share/zoneinfo', '/bin/busybox'])(
  '%s may be read, not written',
  (path) => {
    expect(isSensitive(path, true)).toBe(false)
    expect(isSensitive(path, false)).toBe(true)
  },
)

test('another socket of the daemon is as bad, with all above it', () => {
  expect(isSensitive('/srv/api', true)).toBe(false)
  expect(isSensitive('/srv/api', true, ['/srv/api/docker.sock'])).toBe(true)
})
