import { expect, test } from 'vitest'
import { isInFstab, unitOf } from './observe-disk.ts'

test('a line in /etc/fstab counts if it is mounted at boot', () => {
  const fstab =
    '# /dev/sda /a ext4 defaults 0 0\n/dev/sda /b/ ext4 defaults 0 0\n/dev/sdb\t/c\text4\tnoauto 0 0\n'
  expect(['/a', '/b', '/c', '/d'].map((point) => isInFstab(fstab, point))).toEqual([
    false,
    true,
    false,
    false,
  ])
})

test('systemd has a name for each mount point', () => {
  expect(unitOf('/srv/docker')).toBe('srv-docker.mount')
  expect(unitOf('/srv/my-disk')).toBe('srv-my\\x2ddisk.mount')
})
