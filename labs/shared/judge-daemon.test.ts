import { expect, test } from 'vitest'
import type { DaemonIdentity } from '../../contract/index.ts'
import { judgeDaemon, observeDaemon } from './judge-daemon.ts'
import { hostDouble } from './probe-double.ts'

const process = {
  pid: 7,
  ppid: 1,
  uid: 0,
  exe: '/usr/sbin/dockerd',
  exeSha256: 'aa',
  args: [],
  startedAt: 0,
  cgroup: '',
}

async function judged(identity: DaemonIdentity) {
  const seen = await observeDaemon(
    hostDouble('edge', {
      daemonIdentity: async () => identity,
      unit: async () => ({ ActiveState: 'inactive' }),
    }),
  )
  return judgeDaemon(seen)
}

test('only the host’s own daemon passes', async () => {
  expect(await judged({ kind: 'genuine', process })).toMatchObject({
    status: 'pass',
    summary: 'Docker runs on edge.',
  })
  expect(await judged({ kind: 'impostor', reason: 'python3 answers' })).toMatchObject({ status: 'fail' })
  expect(await judged({ kind: 'absent', reason: 'nobody listens' })).toMatchObject({
    status: 'fail',
    summary: expect.stringContaining('docker.service is inactive'),
  })
})
