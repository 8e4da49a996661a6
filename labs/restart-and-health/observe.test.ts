import { expect, test } from 'vitest'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { isUndecided, observe } from './observe.ts'
import { reduce } from './see-container.ts'
import { params, solved } from './test-observation.ts'

const now = () => new Date().toISOString()
const before = (ms: number) => new Date(Date.now() - ms).toISOString()

test('a host on which nothing is', async () => {
  const seen = await observe(labDouble(hostDouble('master')), params)
  expect(seen).toMatchObject({ worker: null, desk: null, twin: null, first: null, processes: null })
})

test('what has just been started is waited for', () => {
  const desk = solved().desk!
  expect(isUndecided({ ...desk, startedAt: now() })).toBe(true)
  expect(isUndecided({ ...desk, startedAt: before(5000) })).toBe(false)
  expect(isUndecided(null)).toBe(false)
})

test('health that is not known yet is waited for, if it is known soon', () => {
  const desk = { ...solved().desk!, startedAt: before(5000), health: { status: 'starting', said: '' } }
  expect(isUndecided(desk)).toBe(true)
  expect(isUndecided({ ...desk, check: { ...desk.check!, intervalMs: 30_000 } })).toBe(false)
  expect(isUndecided({ ...desk, startedAt: before(60_000) })).toBe(false)
  expect(isUndecided({ ...desk, status: 'exited' })).toBe(false)
})

function inspected(Healthcheck: ContainerInspect['Config']['Healthcheck']): ContainerInspect {
  return {
    RestartCount: 0,
    State: { Status: 'running', Pid: 5, ExitCode: 0, StartedAt: now() },
    Config: { Healthcheck },
    HostConfig: { RestartPolicy: { Name: '', MaximumRetryCount: 0 } },
  } as unknown as ContainerInspect
}

test('a check that says nothing of its pace has Docker’s', () => {
  const { check, policy } = reduce('kiosk', inspected({ Test: ['CMD', 'wget'] }))
  expect(check).toEqual({
    test: ['CMD', 'wget'],
    intervalMs: 30_000,
    timeoutMs: 30_000,
    startPeriodMs: 0,
    retries: 3,
  })
  expect(policy.name).toBe('no')
})

test.each([undefined, {}, { Test: [] }, { Test: ['NONE'] }])('no check: %j', (configured) => {
  expect(reduce('kiosk', inspected(configured)).check).toBeNull()
})
