import { expect, test } from 'vitest'
import { type AuditPolicy, AuditReport, noPolicy } from '../contract/audit/index.ts'
import { msg, render } from '../contract/index.ts'
import type { Observation } from './observation.ts'
import { reportOf } from './report.ts'
import { soundHost } from './testing/sound-host.ts'

const asked = { kind: 'docker' } as const
const itemOf = (id: string, seen: Observation, policy: AuditPolicy = noPolicy) => {
  const item = reportOf(seen, policy, asked).items.find((each) => each.id === id)
  if (!item) throw new Error(`no ${id}`)
  return item
}
/** `web` restarts without end, so C7 fails. */
function restless(): Observation {
  const seen = soundHost()
  for (const { inspect } of seen.containers) inspect.HostConfig.RestartPolicy = { Name: 'always' }
  return seen
}
const accepts = (expires: string, subject = 'container:*'): AuditPolicy => ({
  ...noPolicy,
  accepted: [{ item: 'C7', subject, reason: 'a kiosk', by: 'Wei', expires }],
})
const unread = [{ container: 'stuck', why: msg`The container stuck could not be looked at.` }]

test('all 42 are in the report, which fits its schema', () => {
  const report = reportOf(soundHost(), noPolicy, asked)
  expect(report.items).toHaveLength(42)
  expect(AuditReport.parse(report).summary).toEqual(report.summary)
  expect(Object.values(report.summary).reduce((sum, count) => sum + count, 0)).toBe(42)
})

test('an accepted finding stays in sight and counts no more, until its day', () => {
  const accepted = itemOf('C7', restless(), accepts('2026-11-23'))
  expect(accepted.status).toBe('pass')
  expect(accepted.findings[0]?.accepted).toMatchObject({ by: 'Wei', expires: '2026-11-23' })
  expect(itemOf('C7', restless(), accepts('2026-11-22')).status).toBe('fail')
  expect(itemOf('C7', restless(), accepts('2026-11-23', 'container:other')).status).toBe('fail')
})

test('a container that could not be looked at does not pass for a good one', () => {
  const item = itemOf('C7', { ...soundHost(), unread })
  expect(item.status).toBe('error')
  expect(render(item.summary)).toContain('stuck')
  // What has nothing to do with containers is judged all the same.
  expect(itemOf('H6', { ...soundHost(), unread }).status).toBe(itemOf('H6', soundHost()).status)
})

test('with all findings accepted, what could not be seen is left', () => {
  const item = itemOf('C7', { ...restless(), unread }, accepts('2026-11-23'))
  expect(item.status).toBe('error')
  expect(itemOf('C7', { ...restless(), unread }).status).toBe('fail')
})

test('a finding that is accepted does not speak for another container that could not be seen', () => {
  const seen = soundHost()
  const [web] = seen.containers
  if (!web) throw new Error('no container')
  const hidden = structuredClone(web)
  hidden.id = 'b'.repeat(64)
  hidden.name = 'hidden'
  if (hidden.kernel.seen) hidden.kernel.value.status = { unreadable: 'Permission denied' }
  seen.containers.push(hidden)
  if (web.kernel.seen) web.kernel.value.status = 'Seccomp:\t0\n'
  const accepted: AuditPolicy = {
    ...noPolicy,
    accepted: [
      { item: 'K6', subject: 'container:web', reason: 'a debugger', by: 'Wei', expires: '2026-11-23' },
    ],
  }
  expect(itemOf('K6', seen).status).toBe('fail')
  const item = itemOf('K6', seen, accepted)
  expect(item.status).toBe('error')
  expect(render(item.summary)).toContain('hidden')
})

test('what only a person knows waits for their word, and follows it', () => {
  const waiting = reportOf(soundHost(), noPolicy, asked).items.find(({ status }) => status === 'attest')
  if (!waiting) throw new Error('nothing waits')
  const said = (yes: boolean, expires = '2027-01-01'): AuditPolicy => ({
    ...noPolicy,
    attestations: [{ item: waiting.id, yes, by: 'Wei', on: '2026-11-01', expires, note: '' }],
  })
  expect(itemOf(waiting.id, soundHost(), said(true)).status).toBe('pass')
  expect(itemOf(waiting.id, soundHost(), said(false)).status).toBe('fail')
  expect(itemOf(waiting.id, soundHost(), said(true, '2026-11-22')).status).toBe('attest')
})
