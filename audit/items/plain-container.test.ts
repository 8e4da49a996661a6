import { expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import { render } from '../../contract/index.ts'
import { seen } from '../audited-host.ts'
import type { AuditItem } from '../item.ts'
import type { Observation } from '../observation.ts'
import { hostOf } from '../testing/altered.ts'
import { soundHost } from '../testing/sound-host.ts'
import { userNamespace } from './k2-user-namespace.ts'
import { seccomp } from './k6-seccomp.ts'

const judge = (item: AuditItem, host: Observation) => item.judge(host, noPolicy)
const subjects = (item: AuditItem, host: Observation) =>
  judge(item, host).findings.map(({ subject }) => subject)

/** A host on which a container was started to find out, with what the kernel said of it. */
const tried = (host: Observation, change: Partial<{ uidMap: string; seccomp: string }>): Observation => ({
  ...host,
  probes: seen({
    plainContainer: { uidMap: '', seccomp: '', capEff: '0', noNewPrivs: '0', ...change },
    logCanary: { driver: 'local', arrived: null, said: '' },
    unsignedPull: null,
  }),
})

test('K2: users that are mapped are told', () => {
  const { status, looked } = judge(userNamespace, tried(soundHost(), { uidMap: '0 231072 65536' }))
  expect(status).toBe('pass')
  expect(looked.map(({ got }) => render(got))).toContain('0 231072 65536')
})

test.each([
  ['beside others', soundHost()],
  ['with no other there', hostOf()],
])('K2: what the daemon says does not count where root is root outside, %s', (_, host) => {
  const root = tried(host, { uidMap: '0 231072 1000\n1000 0 1' })
  expect(judge(userNamespace, root).status).toBe('fail')
  expect(subjects(userNamespace, root)).toEqual(['setting:userns-remap'])
})

test('K6: what the daemon says does not count where nothing is filtered', () => {
  expect(judge(seccomp, tried(soundHost(), { seccomp: '2' })).status).toBe('pass')
  const none = tried(soundHost(), { seccomp: '0' })
  expect(judge(seccomp, none).status).toBe('fail')
  expect(subjects(seccomp, none)).toEqual(['setting:seccomp-profile'])
})

test('what was refused, or is not there to be read, says nothing', () => {
  for (const item of [userNamespace, seccomp]) expect(judge(item, tried(soundHost(), {})).status).toBe('pass')
})
