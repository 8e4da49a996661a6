import { expect, test } from 'vitest'
import { dockerdProcess, hostDouble } from '../shared/probe-double.ts'
import { observeJobs, observeSocket } from './observe-socket.ts'

const params = { account: 'porter', jobPort: '7200' }
const files: Record<string, string> = {
  '/etc/passwd': 'root:x:0:0:root:/root:/bin/bash\nporter:x:998:997::/nonexistent:/usr/sbin/nologin\n',
  '/etc/group': 'root:x:0:\ndocker:x:101:clerk,porter\nporter:x:997:\n',
}
const socket = { path: '/run/docker.sock', type: 'socket', mode: 0o666, uid: 0, size: 0 } as const

function master(gid: number) {
  return hostDouble('master', {
    readFile: async (path) => files[path],
    stat: async () => ({ ...socket, gid, changedAt: 0, inode: '1:1', othersCanRead: true }),
    unit: async () => ({ SocketMode: '438', ActiveState: 'active' }),
    listeners: async () => [{ family: 4, address: '127.0.0.1', port: 7200, pids: [30] }],
    process: async (pid) => dockerdProcess({ pid, uid: 998 }),
    processFile: async () => 'Gid:\t997\t997\t997\t997\nGroups:\t101 997 \nCapEff:\t0000000000000000\n',
  })
}

test('who is in the group that owns the socket', async () => {
  expect(await observeSocket(master(101), params)).toEqual({
    file: { mode: 0o666, gid: 101, type: 'socket' },
    nextMode: 0o666,
    inGroup: true,
  })
  expect((await observeSocket(master(0), params)).inGroup).toBe(false)
  // Its own group would do as well.
  expect((await observeSocket(master(997), params)).inGroup).toBe(true)
})

test('what the process that runs jobs may do', async () => {
  const { accountUid, process } = await observeJobs(master(101), params)
  expect(accountUid).toBe(998)
  expect(process).toEqual({ uid: 998, groups: [997, 101], capabilities: '0000000000000000' })
})

test('who was started just now is waited for', async () => {
  let looks = 0
  const late = { ...master(101), listeners: async () => (++looks < 3 ? [] : master(101).listeners()) }
  expect((await observeJobs(late, params)).process?.uid).toBe(998)
})

test('nobody is waited for where the service does not run', async () => {
  let looks = 0
  const gone = {
    ...master(101),
    unit: async () => ({ ActiveState: 'inactive' }),
    listeners: async () => {
      looks++
      return []
    },
  }
  expect((await observeJobs(gone, params)).process).toBeNull()
  expect(looks).toBe(1)
})
