import { expect, test } from 'vitest'
import { mountsBelow } from './mounts.ts'
import { ownEngineConfig, ownEngineFiles } from './own-engine-files.ts'

test('sockets stay short enough for the kernel, however long the home is', () => {
  for (const home of ['/h', `/home/${'long/'.repeat(40)}`, `/home/${'ü'.repeat(60)}`]) {
    const { socket, execRoot } = ownEngineFiles(home)
    expect(Buffer.byteLength(socket)).toBeLessThan(100)
    expect(Buffer.byteLength(`${execRoot}/containerd/containerd-debug.sock`)).toBeLessThan(108)
  }
})

test('homes do not share anything', () => {
  const long = `/home/${'long/'.repeat(40)}`
  const [one, other] = [ownEngineFiles(`${long}1`), ownEngineFiles(`${long}2`)]
  expect(one.socket).not.toBe(other.socket)
  expect(one.root).not.toBe(other.root)
})

test('the engine keeps everything in places of ours', () => {
  const files = ownEngineFiles('/home/ann/.local/share/bulkhead')
  expect(ownEngineConfig(files)).toMatchObject({
    hosts: [`unix://${files.socket}`],
    'data-root': '/home/ann/.local/share/bulkhead/docker/data',
    'exec-root': files.execRoot,
    pidfile: files.pidFile,
    bridge: 'none',
  })
})

test('mounts below a directory, the deepest first, with their names unescaped', () => {
  const line = (point: string) => `36 35 98:0 / ${point} rw - ext4 /dev/root rw`
  const mountinfo = [line('/'), line('/h/data'), line('/h/data/a\\040b'), line('/h/database'), ''].join('\n')
  expect(mountsBelow(mountinfo, ['/h/data'])).toEqual(['/h/data/a b', '/h/data'])
})
