import { expect, test } from 'vitest'
import { visibleMounts, writableOnDisk } from './mounts.ts'

const mountinfo = `512 300 0:60 / / ro,relatime master:1 - overlay overlay rw,lowerdir=/a:/b,upperdir=/c
513 512 0:61 / /proc rw,nosuid - proc proc rw
514 512 0:62 / /dev rw,nosuid - tmpfs tmpfs rw,size=65536k,mode=755,inode64
515 512 0:63 / /scratch rw,nosuid,nodev,noexec,relatime - tmpfs tmpfs rw,size=8192k,inode64
516 512 8:1 /var/lib/docker/containers/x/hosts /etc/hosts ro,relatime - ext4 /dev/sda1 rw
517 512 8:1 /srv /a\\040place rw,relatime shared:7 - ext4 /dev/sda1 rw,errors=remount-ro
518 512 0:64 / /tmp rw - tmpfs tmpfs rw`

test('points, kinds, sizes and rights', () => {
  expect(visibleMounts(mountinfo)).toEqual([
    { point: '/', type: 'overlay', readOnly: true, size: null },
    { point: '/proc', type: 'proc', readOnly: false, size: null },
    { point: '/dev', type: 'tmpfs', readOnly: false, size: 67108864 },
    { point: '/scratch', type: 'tmpfs', readOnly: false, size: 8388608 },
    { point: '/etc/hosts', type: 'ext4', readOnly: true, size: null },
    { point: '/a place', type: 'ext4', readOnly: false, size: null },
    { point: '/tmp', type: 'tmpfs', readOnly: false, size: null },
  ])
})

test('of two mounts at one point the later one counts', () => {
  const twice = `${mountinfo}\n519 515 8:1 / /scratch rw - ext4 /dev/sda1 rw`
  expect(visibleMounts(twice).find(({ point }) => point === '/scratch')?.type).toBe('ext4')
})

test('what reaches a disk', () => {
  expect(writableOnDisk(visibleMounts(mountinfo)).map(({ point }) => point)).toEqual(['/a place'])
})
