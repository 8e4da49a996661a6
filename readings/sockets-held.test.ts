import { expect, test } from 'vitest'
import { readMounts } from './mountinfo.ts'
import { socketsHeld, socketsNamed } from './sockets-held.ts'

const host = readMounts(`
600 500 0:60 / / rw,relatime - overlay overlay rw
610 600 0:70 / /run rw,nosuid - tmpfs tmpfs rw
620 610 0:71 / /run/lock rw - tmpfs tmpfs rw
`)
const held = (line: string) =>
  socketsHeld(host, readMounts(`700 699 0:80 / / rw - overlay overlay rw\n${line}\n`))
const docker = { socket: '/run/docker.sock', readOnly: false }
const containerd = { socket: '/run/containerd/containerd.sock', readOnly: false }

test.each([
  ['nothing', '', []],
  ['a volume', '701 700 0:90 /volumes/x/_data /data rw - ext4 /dev/sda rw', []],
  ['another socket of the same file system', '701 700 0:70 /dbus.sock /x rw - tmpfs tmpfs rw', []],
  ['what only begins the same', '701 700 0:70 /docker.sock.old /x rw - tmpfs tmpfs rw', []],
  ['the same place of another file system', '701 700 0:71 /docker.sock /x rw - tmpfs tmpfs rw', []],
  [
    'the socket',
    '701 700 0:70 /docker.sock /run/docker.sock rw - tmpfs tmpfs rw',
    [{ ...docker, inside: '/run/docker.sock', mount: '/run/docker.sock' }],
  ],
  [
    'the socket under another name, read-only',
    '701 700 0:70 /docker.sock /a\\040b ro,nosuid - tmpfs tmpfs rw',
    [{ ...docker, inside: '/a b', mount: '/a b', readOnly: true }],
  ],
  [
    'the directory above',
    '701 700 0:70 / /host/run rw - tmpfs tmpfs rw',
    [
      { ...docker, inside: '/host/run/docker.sock', mount: '/host/run' },
      { ...containerd, inside: '/host/run/containerd/containerd.sock', mount: '/host/run' },
    ],
  ],
  [
    'containerd’s directory',
    '701 700 0:70 /containerd /c rw - tmpfs tmpfs rw',
    [{ ...containerd, inside: '/c/containerd.sock', mount: '/c' }],
  ],
])('a container holds %s', (_, line, expected) => {
  expect(held(line)).toEqual(expected)
})

test('without a /run of its own the socket lies on the root file system', () => {
  const plain = readMounts('600 500 8:1 /lab / rw - ext4 /dev/sda rw\n')
  const container = readMounts('700 699 8:1 /lab/run /host/run rw - ext4 /dev/sda rw\n')
  expect(socketsHeld(plain, container).map(({ inside }) => inside)).toEqual([
    '/host/run/docker.sock',
    '/host/run/containerd/containerd.sock',
  ])
})

test('a socket that something was mounted over later is found as well', () => {
  const covered = readMounts(
    '600 500 0:70 / /run rw - tmpfs tmpfs rw\n601 600 0:99 / /run rw - tmpfs tmpfs rw\n',
  )
  const container = readMounts('700 699 0:70 /docker.sock /x rw - tmpfs tmpfs rw\n')
  expect(socketsHeld(covered, container)).toHaveLength(1)
})

test('sockets that dockerd was told of count too', () => {
  expect(
    socketsNamed('dockerd -H fd:// -H unix:///srv/a.sock', '{"hosts":["unix:///var/run/b.sock"]}'),
  ).toEqual(['/run/docker.sock', '/run/containerd/containerd.sock', '/srv/a.sock', '/run/b.sock'])
})
