import { expect, test } from 'vitest'
import type { AttemptStep, ConnectionOutcome } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'
import { params } from './test-observations.ts'

const answer = (value: unknown, status = 200): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: JSON.stringify(value),
})

interface State {
  /** At most this many processes in the service's group. */
  pids?: number
  throttles?: boolean
  listens?: boolean
}

async function attack({ pids = Infinity, throttles = false, listens = true }: State) {
  let running = 1
  let throttled = 0
  const master = hostDouble('master', {
    listeners: async () =>
      listens ? [{ family: 4, address: '0.0.0.0', port: Number(params.servicePort), pids: [263] }] : [],
    connect: async () => {
      if (running >= pids) return answer('no room', 503)
      running += 1
      return answer('fern-6711')
    },
    daemon: async ({ path }) => {
      if (path.endsWith('/exec') && throttles) throttled += 9
      if (path.includes('exec')) return answer({ Id: 'e', Running: false })
      return answer({ Id: 'c', State: { Running: true, Paused: false, Pid: 7 }, Mounts: [], LogPath: '' })
    },
    cgroup: async (pid) => {
      const files: Record<string, string> =
        pid === 263 ? { 'pids.current': String(running) } : { 'cpu.stat': `nr_throttled ${throttled}` }
      return { version: 2, files }
    },
  })
  const steps: AttemptStep[] = []
  const { outcome } = await attempt.run(labDouble(master), params, (step) => void steps.push(step))
  return { outcome, got: steps.map(({ succeeded }) => succeeded) }
}

test('nobody counts', async () => {
  expect(await attack({})).toEqual({ outcome: 'succeeded', got: [true, true] })
})

test('one of both is bounded', async () => {
  expect(await attack({ throttles: true })).toEqual({ outcome: 'succeeded', got: [true, false] })
})

test('both are bounded', async () => {
  expect(await attack({ pids: 32, throttles: true })).toEqual({ outcome: 'refused', got: [false, false] })
})

test('a service that does not run was not tried', async () => {
  expect(await attack({ listens: false })).toEqual({ outcome: 'error', got: [] })
})
