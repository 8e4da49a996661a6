import { expect, test } from 'vitest'
import { coveredIn, mountOf, readMounts } from './mountinfo.ts'

const mounts = readMounts(`1 0 0:1 / / rw,relatime - overlay overlay rw
2 1 0:2 / /run rw,nosuid,nodev,noexec - tmpfs tmpfs rw,size=4m
3 2 0:3 / /run rw - tmpfs tmpfs ro,size=512k,mode=755
4 1 8:1 /x /srv rw master:1 - ext4 /dev/sda rw
this is no mount
`)

test('a mount is read with its size, flags and rights', () => {
  expect(mounts).toHaveLength(4)
  expect(mounts[1]).toMatchObject({
    flags: ['noexec', 'nosuid', 'nodev'],
    size: 4 * 1024 * 1024,
    readOnly: false,
  })
  expect(mounts[2]).toMatchObject({ flags: [], size: 512 * 1024, readOnly: true })
  expect(mounts[3]).toMatchObject({ type: 'ext4', root: '/x', size: null })
})

test('a path lies on the mount that is deepest, and of several the last', () => {
  expect(mountOf(mounts, '/run/x')?.device).toBe('0:3')
  expect(mountOf(mounts, '/srv')?.device).toBe('8:1')
  expect(mountOf(mounts, '/srvx')?.device).toBe('0:1')
  expect(mountOf([], '/')).toBeUndefined()
})

test('a mount over a path or above it covers it, a mount of itself does not', () => {
  const host = readMounts('1 0 0:1 / / rw - overlay overlay rw')
  const over = (lines: string) => readMounts(`1 0 0:1 / / rw - overlay overlay rw\n${lines}`)
  const path = '/usr/bin/tool'
  expect(coveredIn(over(''), host, [path])).toEqual([])
  expect(coveredIn(over('2 1 0:1 /usr /usr ro - overlay overlay rw'), host, [path])).toEqual([])
  expect(
    coveredIn(over('2 1 0:1 /usr/bin/other /usr/bin/tool rw - overlay overlay rw'), host, [path]),
  ).toEqual([path])
  expect(coveredIn(over('2 1 0:9 / /usr rw - tmpfs tmpfs rw'), host, [path])).toEqual([path])
  expect(coveredIn([], host, [path])).toEqual([path])
  expect(coveredIn(host, [], [path])).toEqual([path])
  // Another root, in which the path is covered by nothing.
  expect(coveredIn(readMounts('1 0 0:9 / / rw - tmpfs tmpfs rw'), host, [path])).toEqual([path])
  expect(coveredIn(readMounts('1 0 0:1 /fake / rw - overlay overlay rw'), host, [path])).toEqual([path])
})
