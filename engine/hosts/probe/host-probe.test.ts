import { expect, test } from 'vitest'
import type { ProcessInfo } from '../../../contract/index.ts'
import { judgeIdentity } from './host-probe.ts'

const process = (pid: number, exe: string, exeSha256: string): ProcessInfo => ({
  pid,
  ppid: 1,
  uid: 0,
  exe,
  exeSha256,
  inode: '1:1',
  args: [exe],
  startedAt: 0,
  cgroup: '/system.slice/docker.service',
})
const genuine = new Set(['aa'])
const dockerd = process(10, '/usr/sbin/dockerd', 'aa')
const ok = 'HTTP/1.1 200 OK'

test('one process that runs the image’s dockerd is genuine', () => {
  expect(judgeIdentity({ answer: ok, processes: [dockerd] }, genuine)).toEqual({
    kind: 'genuine',
    process: dockerd,
  })
})

test.each([
  ['nobody that the kernel shows', [], 'no process'],
  [
    'the path is right and the content is not',
    [process(10, '/usr/sbin/dockerd', 'bb')],
    "isn't the dockerd of the image",
  ],
  ['the executable can’t be read', [process(10, '', '')], 'process 10'],
  [
    'somebody holds the connection beside dockerd',
    [dockerd, process(11, '/usr/bin/python3', 'cc')],
    'several processes',
  ],
])('an impostor: %s', (_, processes, reason) => {
  const identity = judgeIdentity({ answer: ok, processes }, genuine)
  expect(identity.kind).toBe('impostor')
  expect('reason' in identity && identity.reason).toContain(reason)
})

test('no hash is known: nobody is genuine', () => {
  expect(judgeIdentity({ answer: ok, processes: [dockerd] }, new Set()).kind).toBe('impostor')
})

test('a genuine dockerd that does not answer well is as good as absent', () => {
  const answer = 'HTTP/1.1 503 Service Unavailable'
  expect(judgeIdentity({ answer, processes: [dockerd] }, genuine).kind).toBe('absent')
})
