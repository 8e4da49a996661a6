import { expect, test } from 'vitest'
import { type DaemonIdentity, render } from '../../contract/index.ts'
import { judgeDaemon, observeDaemon } from './judge-daemon.ts'
import { dockerdProcess, hostDouble } from './probe-double.ts'

const process = dockerdProcess()

async function judged(identity: DaemonIdentity) {
  const seen = await observeDaemon(
    hostDouble('edge', {
      daemonIdentity: async () => identity,
      unit: async () => ({ ActiveState: 'inactive' }),
    }),
  )
  const { status, summary } = judgeDaemon(seen)
  return { status, summary: render(summary) }
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
