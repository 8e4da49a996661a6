import { expect, test } from 'vitest'
import { configuredSockets, mountsOfSockets } from './log-sockets.ts'

const host = `100 1 0:50 / / rw - overlay overlay rw
101 100 8:1 /volumes/run/_data /run rw shared:1 - ext4 /dev/sda1 rw
102 101 0:60 / /run/lock rw - tmpfs tmpfs rw
103 100 8:1 /volumes/docker/_data /var/lib/docker rw - ext4 /dev/sda1 rw
`
const line = (device: string, root: string, point: string) =>
  `200 1 ${device} ${root} ${point} rw - ext4 /dev/sda1 rw\n`

test.each([
  ['the socket', '8:1', '/volumes/run/_data/systemd/journal/dev-log', true],
  ['a socket of another life', '8:1', '/volumes/run/_data/systemd/journal/dev-log//deleted', true],
  ['its folder', '8:1', '/volumes/run/_data/systemd/journal', true],
  ['the folder above', '8:1', '/volumes/run/_data/systemd', true],
  ['all of /run', '8:1', '/volumes/run/_data', true],
  ['the whole disk', '8:1', '/', true],
  ['another folder', '8:1', '/volumes/run/_data/docker', false],
  ['a folder that is called alike', '8:1', '/volumes/run/_data/systemd/journal-copy', false],
  ['the same path of another file system', '0:50', '/volumes/run/_data/systemd/journal', false],
  ["Docker's own hosts file", '8:1', '/volumes/docker/_data/containers/1/hosts', false],
])('%s', (_, device, root, held) => {
  expect(mountsOfSockets(line(device, root, '/some\\040where'), host)).toEqual(held ? ['/some where'] : [])
})

test('where /run is mounted twice, the upper one counts', () => {
  const twice = `${host}104 100 0:70 / /run rw - tmpfs tmpfs rw\n`
  expect(mountsOfSockets(line('0:70', '/systemd/journal', '/x'), twice)).toEqual(['/x'])
  expect(mountsOfSockets(line('8:1', '/volumes/run/_data/systemd', '/x'), twice)).toEqual([])
})

test.each([
  ['/dev/log', true],
  ['/run/systemd/journal/socket', true],
  ['/var/run/systemd/journal/', true],
  ['/run', true],
  ['/', true],
  ['/dev', false],
  ['/run/user', false],
  ['/srv/log', false],
])('configured: %s', (source, held) => {
  const mount = { Type: 'bind', Source: source, Destination: '/x', Mode: '', RW: false }
  expect(configuredSockets({ Mounts: [mount] })).toEqual(held ? [`${source}:/x`] : [])
})
