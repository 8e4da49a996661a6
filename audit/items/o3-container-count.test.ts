import { expect, test } from 'vitest'
import { type AuditPolicy, noPolicy } from '../../contract/audit/index.ts'
import type { Observation } from '../observation.ts'
import { reportOf } from '../report.ts'
import { shown, soundHost } from '../testing/sound-host.ts'
import { containerCount } from './o3-container-count.ts'

/** On two processors and 4 GiB. */
function host(running: number, stopped = 0): Observation {
  const seen = soundHost()
  const [web] = seen.containers
  if (!web) throw new Error('no container')
  const many = (count: number, runs: boolean) =>
    Array.from({ length: count }, (_, n) => ({ ...web, name: `web${n}`, running: runs }))
  return { ...seen, containers: [...many(running, true), ...many(stopped, false)] }
}
const judge = (seen: Observation, policy: AuditPolicy = noPolicy) => containerCount.judge(seen, policy).status

test('16 for each processor are a manageable number, 17 are not', () => {
  expect(judge(host(32))).toBe('pass')
  expect(judge(host(33))).toBe('fail')
})

test('those that don’t run take neither processors nor memory', () =>
  expect(judge(host(32, 10))).toBe('pass'))

test('a small machine holds fewer', () => {
  const seen = host(5)
  seen.info.MemTotal = 256 * 1024 ** 2
  expect(judge(seen)).toBe('fail')
  shown(seen.host).memory = 256 * 1024 ** 2
  expect(judge({ ...seen, containers: seen.containers.slice(0, 4) })).toBe('pass')
})

test('what was declared counts instead, both ways', () => {
  expect(judge(host(33), { ...noPolicy, containers: 40 })).toBe('pass')
  expect(judge(host(3), { ...noPolicy, containers: 2 })).toBe('fail')
  expect(judge(host(3), { ...noPolicy, containers: 3 })).toBe('pass')
})

test('a person is asked as long as nothing was declared', () => {
  const status = (policy: AuditPolicy) =>
    reportOf(host(3), policy, { kind: 'docker' }).items.find(({ id }) => id === 'O3')?.status
  expect(status(noPolicy)).toBe('attest')
  expect(status({ ...noPolicy, containers: 3 })).toBe('pass')
})
